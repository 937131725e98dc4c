//! Who calls, as the authorizer found out.

use axum::extract::FromRequestParts;
use domain::Actor;
use domain::ids::{PersonId, TenantId};
use domain::notice::Purpose;
use domain::vocabulary::Desk;
use http::request::Parts;
use kit::Problem;
use lambda_http::request::RequestContext;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A role of staff, as the identity provider's groups name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// The contractor's lead; the only role that may open pages of both sides.
    Program,
    /// The police side: refers, identifies, approves, owns the legal clock.
    ProfessionalStandards,
    /// The department's designated manager: owns the cases between colleagues, outside both chains of command.
    DesignatedManager,
    /// The Community Outreach unit: refers neighbors' cases, and gets them back.
    Outreach,
    /// The Safe Schools team: refers students' cases.
    Campus,
    /// A school's administrator: approves students' cases, and gets them back.
    School,
    /// Approves special things; never sees the mediation side.
    Supervisor,
    /// Aggregates and the complaint side's audit trail.
    Auditor,
}

impl StaffRole {
    /// Those to whom a kind of case belongs, and goes back.
    pub const OWNERS: &[Self] = &[Self::ProfessionalStandards, Self::DesignatedManager, Self::Outreach, Self::School];
    /// Every role.
    pub const ALL: &[Self] = &[
        Self::Program,
        Self::ProfessionalStandards,
        Self::DesignatedManager,
        Self::Outreach,
        Self::Campus,
        Self::School,
        Self::Supervisor,
        Self::Auditor,
    ];

    /// The group's name at the identity provider.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::ProfessionalStandards => "professional_standards",
            Self::DesignatedManager => "designated_manager",
            Self::Outreach => "outreach",
            Self::Campus => "campus",
            Self::School => "school",
            Self::Supervisor => "supervisor",
            Self::Auditor => "auditor",
        }
    }

    /// The role that works at a desk.
    #[must_use]
    pub const fn at(desk: Desk) -> Self {
        match desk {
            Desk::Program => Self::Program,
            Desk::ProfessionalStandards => Self::ProfessionalStandards,
            Desk::DesignatedManager => Self::DesignatedManager,
            Desk::Outreach => Self::Outreach,
            Desk::School => Self::School,
        }
    }

    /// The role of that group; groups that Concord doesn't know give no rights.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.code() == code)
    }
}

/// Who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Who {
    /// Nobody in particular.
    Anonymous,
    /// Staff, signed in at the identity provider.
    Staff {
        /// The provider's subject.
        subject: String,
        /// Their roles.
        roles: Vec<StaffRole>,
    },
    /// Somebody who followed a one-time link, for its one purpose.
    Party {
        /// Who.
        person: PersonId,
        /// For what.
        purpose: Purpose,
        /// About which case, mediation or invitation.
        about: Uuid,
    },
}

/// Who calls, and in which city. An extractor: a handler that takes it knows whom it serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caller {
    /// The city.
    pub tenant: TenantId,
    /// Who.
    #[serde(flatten)]
    pub who: Who,
}

impl Caller {
    /// Staff in one of these roles. Others get the answer that somebody gets who asks for what isn't there.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn staff(&self, allowed: &[StaffRole]) -> Result<(), Problem> {
        match &self.who {
            Who::Staff { roles, .. } if roles.iter().any(|role| allowed.contains(role)) => Ok(()),
            Who::Anonymous => Err(Problem::sign_in()),
            _ => Err(Problem::not_found()),
        }
    }

    /// Whether this is staff in that role.
    #[must_use]
    pub fn is(&self, role: StaffRole) -> bool {
        matches!(&self.who, Who::Staff { roles, .. } if roles.contains(&role))
    }

    /// Somebody who came by a link for this purpose: who, and about what.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn party(&self, wanted: Purpose) -> Result<(PersonId, Uuid), Problem> {
        match self.who {
            Who::Party { person, purpose, about } if purpose == wanted => Ok((person, about)),
            Who::Anonymous => Err(Problem::sign_in()),
            _ => Err(Problem::not_found()),
        }
    }

    /// As the history names them.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.who {
            Who::Anonymous => Actor::Public,
            Who::Staff { subject, .. } => Actor::Staff(subject.clone()),
            Who::Party { person, .. } => Actor::Person(*person),
        }
    }

    /// Whose idempotency keys these are.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.who {
            Who::Anonymous => "public".to_owned(),
            Who::Staff { subject, .. } => format!("staff {subject}"),
            Who::Party { person, about, .. } => format!("party {person} {about}"),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(RequestContext::ApiGatewayV2(context)) = parts.extensions.get::<RequestContext>() else {
            return Err(Problem::unavailable());
        };
        let found = context.authorizer.as_ref().and_then(|authorizer| authorizer.fields.get("caller"));
        let text = found.and_then(serde_json::Value::as_str).ok_or_else(Problem::unavailable)?;
        serde_json::from_str(text).map_err(|_| Problem::unavailable())
    }
}
