//! Who may look at a mediation or do something to it. Whoever may not gets the answer that a missing one gives.

use domain::ids::{MediationId, PersonId};
use domain::mediation::Mediation;
use domain::notice::Purpose;
use edge::{Caller, StaffRole};
use kit::Problem;

/// The one role of staff that sees this side.
pub const PROGRAM: &[StaffRole] = &[StaffRole::Program];

/// In which capacity somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Staff of the program.
    Program,
    /// Somebody at the table, by their own link.
    Participant(PersonId),
    /// A mediator, by the link of their assignment.
    Mediator(PersonId),
    /// A message or the clock.
    System,
}

impl Standing {
    /// Whether this mediation is theirs.
    pub fn holds(self, mediation: &Mediation) -> bool {
        match self {
            Self::Program | Self::System => true,
            // Whoever left while the others went on may still read that they did.
            Self::Participant(person) => mediation.has_consenting(person) || mediation.gone.contains(&person),
            Self::Mediator(person) => mediation.mediators().contains(&person),
        }
    }
}

/// Which mediation, and in which capacity; whether it holds, the state tells.
#[derive(Debug, Clone, Copy)]
pub struct Access {
    /// Which.
    pub id: MediationId,
    /// As whom.
    pub standing: Standing,
}

impl Access {
    /// Staff of the program.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn program(caller: &Caller, id: &str) -> Result<Self, Problem> {
        caller.staff(PROGRAM)?;
        let id = id.parse().map_err(|_| Problem::not_found())?;
        Ok(Self { id, standing: Standing::Program })
    }

    /// Somebody at the table; the mediation is the one that their link is about.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn participant(caller: &Caller) -> Result<Self, Problem> {
        let (person, about) = caller.party(Purpose::Mediation)?;
        Ok(Self { id: MediationId::new(about), standing: Standing::Participant(person) })
    }

    /// A mediator, who may open each of their assignments by the link of any of them; whether this one is theirs, the state tells.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn mediator(caller: &Caller, id: &str) -> Result<Self, Problem> {
        let (person, _) = caller.party(Purpose::Assignment)?;
        let id = id.parse().map_err(|_| Problem::not_found())?;
        Ok(Self { id, standing: Standing::Mediator(person) })
    }

    /// Somebody at the table, of the mediation that their link is about, or one of its mediators.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn by_link(caller: &Caller, id: &str) -> Result<Self, Problem> {
        Self::participant(caller).and_then(|access| access.to(id)).or_else(|_| Self::mediator(caller, id))
    }

    /// Staff of the program, or a mediator of this mediation.
    ///
    /// # Errors
    /// 401 for nobody, 404 for everybody else.
    pub fn program_or_mediator(caller: &Caller, id: &str) -> Result<Self, Problem> {
        if caller.is(StaffRole::Program) { Self::program(caller, id) } else { Self::mediator(caller, id) }
    }

    /// Only when the address names the same mediation as the link.
    ///
    /// # Errors
    /// 404 when it names another.
    pub fn to(self, id: &str) -> Result<Self, Problem> {
        let same = id.parse().is_ok_and(|id: MediationId| id == self.id);
        if same { Ok(self) } else { Err(Problem::not_found()) }
    }
}
