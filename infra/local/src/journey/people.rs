//! Who takes part in a case.

/// Who takes part, by email address.
pub struct People {
    /// The complainant.
    pub resident: String,
    /// The officer.
    pub officer: String,
    /// The co-mediators.
    pub mediators: [String; 2],
}

impl People {
    /// People of their own for one of several cases in the same place.
    #[must_use]
    pub fn of(case: &str) -> Self {
        Self {
            resident: format!("ana.{case}@example.org"),
            officer: format!("officer.{case}@police.example"),
            mediators: [format!("maria.{case}@mediators.example"), format!("james.{case}@mediators.example")],
        }
    }
}

impl Default for People {
    fn default() -> Self {
        Self {
            resident: "ana@example.org".to_owned(),
            officer: "officer@police.example".to_owned(),
            mediators: ["maria@mediators.example".to_owned(), "james@mediators.example".to_owned()],
        }
    }
}
