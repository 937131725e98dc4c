//! The Lambda runtime.

use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::value::RawValue;

use crate::function::Function;

/// Serves invocations until the runtime ends the process.
///
/// # Errors
/// When the runtime can't be reached.
pub async fn run(function: Function) -> Result<(), Error> {
    lambda_runtime::run(service_fn(|event: LambdaEvent<Box<RawValue>>| async {
        let LambdaEvent { payload, context, .. } = event;
        function.invoke(&payload, context).await.map_err(Error::from)
    }))
    .await
}
