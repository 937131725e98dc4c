//! Who of the staff may do what here. Whoever asked comes by a link, and sees their own request alone.

use domain::outreach::Engagement;
use edge::{Caller, StaffRole};
use kit::Problem;

/// Those who read requests.
pub const READERS: &[StaffRole] = &[StaffRole::Outreach, StaffRole::Supervisor];
/// The unit: it decides, hands over, calls off and keeps who presents.
pub const UNIT: &[StaffRole] = &[StaffRole::Outreach];
/// Whoever approves what needs extra planning.
pub const SUPERVISOR: &[StaffRole] = &[StaffRole::Supervisor];

/// In which capacity somebody does something to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// As staff.
    Staff,
    /// As whoever asked for it.
    Requester(domain::ids::PersonId),
    /// By a message.
    System,
}

impl Standing {
    /// Whether it is theirs.
    pub fn holds(self, engagement: &Engagement) -> bool {
        match self {
            Self::Staff | Self::System => true,
            Self::Requester(person) => engagement.requester == person,
        }
    }
}

/// Staff in one of these roles.
///
/// # Errors
/// As [`Caller::staff`].
pub fn staff(caller: &Caller, allowed: &[StaffRole]) -> Result<Standing, Problem> {
    caller.staff(allowed).map(|()| Standing::Staff)
}
