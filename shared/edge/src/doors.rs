//! Doors that an operator closed while a city's data moves: nobody gets in, and nothing that was typed is lost.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use kit::Problem;
use lambda_http::request::RequestContext;

/// The problem's code.
pub const CLOSED: &str = "city-closed";

/// Lets a request in, unless the authorizer found the doors closed.
pub async fn doors(request: Request, next: Next) -> Response {
    if is_closed(&request) {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, CLOSED).into_response()
    } else {
        next.run(request).await
    }
}

fn is_closed(request: &Request) -> bool {
    let Some(RequestContext::ApiGatewayV2(context)) = request.extensions().get::<RequestContext>() else { return false };
    let said = context.authorizer.as_ref().and_then(|authorizer| authorizer.fields.get("closed"));
    // API Gateway hands a truth on as it is; older payloads as text.
    said.is_some_and(|said| said.as_bool().unwrap_or_else(|| said.as_str() == Some("true")))
}
