# Words that differ by the kind of case: whose matter it is, who learns how it ended, where it goes (the table of kinds).
# `$kind` is the kind, `$then` whether an outcome closes the matter or returns it (OUT-6).

owner = { $kind ->
    [internal] el responsable designado
    [neighbor] la unidad de enlace
    [school] la escuela
   *[community] el departamento
}
owner-to = { $kind ->
    [internal] al responsable designado
    [neighbor] a la unidad de enlace
    [school] a la escuela
   *[community] al departamento
}
owner-starts = { $kind ->
    [internal] El responsable designado
    [neighbor] La unidad de enlace
    [school] La escuela
   *[community] El departamento
}
owner-learns = { $kind ->
    [internal] El responsable designado solo se entera
    [neighbor] La unidad de enlace solo se entera
    [school] La escuela solo se entera
   *[community] El departamento solo se entera
}
your-matter = { $kind ->
    [neighbor] su solicitud
    [school] su solicitud
   *[community] su queja
}
goes-back = { $kind ->
    [internal] la queja vuelve al responsable designado del departamento
    [neighbor] el asunto vuelve a la unidad de enlace de la ciudad
    [school] el asunto vuelve a la escuela
   *[community] la queja vuelve al proceso habitual del departamento
}
goes-on = { $kind ->
    [internal] El asunto continúa con el responsable designado del departamento.
    [neighbor] El asunto continúa con la unidad de enlace de la ciudad.
    [school] El asunto continúa con la escuela.
   *[community] El asunto continúa en el proceso habitual del departamento.
}
is-closed = { $kind ->
    [neighbor] el asunto se cierra como mediado
    [school] el asunto se cierra como mediado
   *[community] la queja se cierra como mediada
}
comes-after = { $then ->
    [closes] { is-closed }
   *[returns] { goes-back }
}
