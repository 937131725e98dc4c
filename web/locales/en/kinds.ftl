# Words that differ by the kind of case: whose matter it is, who learns how it ended, where it goes (the table of kinds).
# `$kind` is the kind, `$then` whether an outcome closes the matter or returns it (OUT-6).

owner = { $kind ->
    [internal] the designated manager
    [neighbor] the outreach unit
    [school] the school
   *[community] the department
}
owner-to = { $kind ->
    [internal] the designated manager
    [neighbor] the outreach unit
    [school] the school
   *[community] the department
}
owner-starts = { $kind ->
    [internal] The designated manager
    [neighbor] The outreach unit
    [school] The school
   *[community] The department
}
owner-learns = { $kind ->
    [internal] The designated manager learns only
    [neighbor] The outreach unit learns only
    [school] The school learns only
   *[community] The department learns only
}
your-matter = { $kind ->
    [neighbor] your request
    [school] your request
   *[community] your complaint
}
goes-back = { $kind ->
    [internal] the complaint goes back to the department's designated manager
    [neighbor] the matter goes back to the city's outreach unit
    [school] the matter goes back to the school
   *[community] the complaint goes back to the ordinary process of the department
}
goes-on = { $kind ->
    [internal] The matter goes on with the department's designated manager.
    [neighbor] The matter goes on with the city's outreach unit.
    [school] The matter goes on with the school.
   *[community] The matter goes on in the ordinary process of the department.
}
is-closed = { $kind ->
    [neighbor] the matter is closed as mediated
    [school] the matter is closed as mediated
   *[community] the complaint is closed as mediated
}
comes-after = { $then ->
    [closes] { is-closed }
   *[returns] { goes-back }
}
