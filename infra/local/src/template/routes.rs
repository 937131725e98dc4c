//! Routes, and which of them a request takes.

use http::Method;

use super::resources::{Resource, of_kind};
use super::value::{Scope, TemplateError};

/// A route of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteSpec {
    /// As the template writes it; part of every event.
    pub route_key: String,
    /// The method; any if absent.
    pub method: Option<Method>,
    /// The paths.
    pub path: PathPattern,
    /// The logical id of the function that answers.
    pub function: String,
    /// Whether the authorizer is asked first.
    pub authorized: bool,
}

/// The paths of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPattern {
    /// This path.
    Exact(String),
    /// Every path that begins like this and goes on; ends with a slash.
    Below(String),
    /// Every path that no other route has.
    Default,
}

/// All routes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RouteTable {
    routes: Vec<RouteSpec>,
}

impl RouteTable {
    /// The routes in the template's order.
    pub fn iter(&self) -> impl Iterator<Item = &RouteSpec> {
        self.routes.iter()
    }

    /// The route a request takes, as the API gateway chooses: the exact path, then the longest beginning, then `$default`; the
    /// method itself before any method.
    #[must_use]
    pub fn match_path(&self, method: &Method, path: &str) -> Option<&RouteSpec> {
        let of_method = self.routes.iter().filter(|route| route.method.as_ref().is_none_or(|wanted| wanted == method));
        let ranked = of_method.filter_map(|route| Some(((route.path.rank(path)?, route.method.is_some()), route)));
        ranked.max_by_key(|(rank, _)| *rank).map(|(_, route)| route)
    }
}

impl PathPattern {
    fn rank(&self, path: &str) -> Option<usize> {
        match self {
            Self::Exact(exact) => (exact == path).then_some(usize::MAX),
            Self::Below(begin) => path.strip_prefix(begin.as_str()).filter(|rest| !rest.is_empty()).map(|_| begin.len()),
            Self::Default => Some(0),
        }
    }
}

/// The function that says who calls.
pub fn authorizer(resources: &[Resource], scope: &Scope) -> Result<Option<String>, TemplateError> {
    let mut function = None;
    for resource in resources.iter().filter(|resource| resource.kind == "AWS::ApiGatewayV2::Authorizer") {
        let properties = resource.read()?;
        properties.must_be("AuthorizerType", "REQUEST")?;
        properties.must_be("AuthorizerPayloadFormatVersion", "2.0")?;
        properties.must_be("EnableSimpleResponses", "true")?;
        let uri = properties.required("AuthorizerUri")?;
        let id = of_kind(&uri, "AWS::Serverless::Function", scope, &properties.place.key("AuthorizerUri"))?;
        if function.replace(id).is_some() {
            return Err(properties.place.problem("this machine knows one authorizer"));
        }
    }
    Ok(function)
}

/// All routes of a template.
pub fn table(resources: &[Resource], scope: &Scope) -> Result<RouteTable, TemplateError> {
    let mut routes: Vec<RouteSpec> = Vec::new();
    for resource in resources.iter().filter(|resource| resource.kind == "AWS::ApiGatewayV2::Route") {
        let route = route(resource, resources, scope)?;
        if routes.iter().any(|other| other.route_key == route.route_key) {
            return Err(resource.read()?.place.key("RouteKey").problem(format!("{} is taken by another route", route.route_key)));
        }
        routes.push(route);
    }
    Ok(RouteTable { routes })
}

fn route(resource: &Resource, resources: &[Resource], scope: &Scope) -> Result<RouteSpec, TemplateError> {
    let properties = resource.read()?;
    let route_key = properties.required("RouteKey")?;
    let (method, path) = parse(&route_key).map_err(|problem| properties.place.key("RouteKey").problem(problem))?;
    let target = properties.required("Target")?;
    let is_target = |other: &&Resource| {
        other.kind == "AWS::ApiGatewayV2::Integration" && target.strip_prefix("integrations/") == Some(other.id.as_str())
    };
    let Some(integration) = resources.iter().find(is_target) else {
        return Err(properties.place.key("Target").problem(format!("{target} isn't an integration")));
    };
    let integration = integration.read()?;
    integration.must_be("IntegrationType", "AWS_PROXY")?;
    integration.must_be("PayloadFormatVersion", "2.0")?;
    let uri = integration.required("IntegrationUri")?;
    let function = of_kind(&uri, "AWS::Serverless::Function", scope, &integration.place.key("IntegrationUri"))?;
    let authorized = match properties.text("AuthorizationType")?.as_deref() {
        Some("CUSTOM") => true,
        Some("NONE") | None => false,
        Some(_) => return Err(properties.place.key("AuthorizationType").problem("it must be CUSTOM or NONE")),
    };
    if authorized {
        let id = properties.required("AuthorizerId")?;
        if !resources.iter().any(|other| other.id == id && other.kind == "AWS::ApiGatewayV2::Authorizer") {
            return Err(properties.place.key("AuthorizerId").problem(format!("{id} isn't an authorizer")));
        }
    }
    Ok(RouteSpec { route_key, method, path, function, authorized })
}

/// `ANY /cases/{proxy+}`, `GET /health` or `$default`.
fn parse(route_key: &str) -> Result<(Option<Method>, PathPattern), &'static str> {
    if route_key == "$default" {
        return Ok((None, PathPattern::Default));
    }
    let (method, path) = route_key.split_once(' ').ok_or("a method, a space and a path are wanted")?;
    let method = match method {
        "ANY" => None,
        "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" => Method::from_bytes(method.as_bytes()).ok(),
        _ => return Err("the method isn't known"),
    };
    if !path.starts_with('/') {
        return Err("the path must begin with a slash");
    }
    let path = match path.strip_suffix("{proxy+}") {
        Some(begin) if begin.ends_with('/') => PathPattern::Below(begin.to_owned()),
        _ => PathPattern::Exact(path.to_owned()),
    };
    match &path {
        PathPattern::Exact(text) | PathPattern::Below(text) if text.contains(['{', '}']) => {
            Err("this machine knows no path variable but {proxy+} at the end")
        }
        _ => Ok((method, path)),
    }
}
