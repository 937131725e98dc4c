//! The authorizer: finds out who calls, and lets everybody through as who they are.
//!
//! Anonymous is a caller too, so that functions answer in the right form and language, and so that "not yours" equals "not there".
//! Only when nobody can tell, because storage fails, the call is denied.

use async_trait::async_trait;
use aws_lambda_events::apigw::ApiGatewayV2CustomAuthorizerV2Request;
use domain::ids::TenantId;
use edge::{Caller, Who, cookie};
use http::{HeaderMap, HeaderValue, header};
use kit::Failed;
use kit::function::Authorizer;

use crate::App;
use crate::session::{COOKIE, PREFIX, holder};

#[async_trait]
impl Authorizer for App {
    async fn authorize(&self, request: &ApiGatewayV2CustomAuthorizerV2Request) -> Result<serde_json::Value, Failed> {
        let tenant: TenantId = self.settings.tenant.parse().map_err(|_| Failed("TENANT isn't a tenant"))?;
        let mut headers = request.headers.clone();
        for cookie in &request.cookies {
            if let Ok(value) = HeaderValue::from_str(cookie) {
                headers.append(header::COOKIE, value);
            }
        }
        let who = self.caller(&tenant, &headers).await.map_err(|_| Failed("nobody can tell who calls"))?;
        let closed = self.platform.is_closed(&tenant).await.map_err(|_| Failed("nobody can tell whether the doors are open"))?;
        let caller = serde_json::to_string(&Caller { tenant, who }).map_err(|_| Failed("the caller can't be written"))?;
        Ok(serde_json::json!({ "caller": caller, "closed": closed }))
    }
}

impl App {
    async fn caller(&self, tenant: &TenantId, headers: &HeaderMap) -> Result<Who, store::StoreError> {
        let bearer = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|text| text.strip_prefix("Bearer "));
        match bearer {
            Some(token) if token.starts_with(PREFIX) => holder(self, tenant, token).await,
            Some(token) => self.provider.bearer(token, self.platform.now()).await.map_err(|_| store::StoreError::Unavailable),
            None => match cookie(headers, COOKIE) {
                Some(token) => holder(self, tenant, token).await,
                None => Ok(Who::Anonymous),
            },
        }
    }
}
