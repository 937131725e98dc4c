# Words that differ by the kind of case: whose matter it is, who learns how it ended, where it goes (the table of kinds).
# `$kind` is the kind, `$then` whether an outcome closes the matter or returns it (OUT-6).

owner = { $kind ->
    [internal] 指定经理
    [neighbor] 社区联络部门
    [school] 学校
   *[community] 警局
}
owner-to = { $kind ->
    [internal] 指定经理
    [neighbor] 社区联络部门
    [school] 学校
   *[community] 警局
}
owner-starts = { $kind ->
    [internal] 指定经理
    [neighbor] 社区联络部门
    [school] 学校
   *[community] 警局
}
owner-learns = { $kind ->
    [internal] 指定经理只会得知
    [neighbor] 社区联络部门只会得知
    [school] 学校只会得知
   *[community] 警局只会得知
}
your-matter = { $kind ->
    [neighbor] 您的申请
    [school] 您的申请
   *[community] 您的投诉
}
goes-back = { $kind ->
    [internal] 投诉会退回给警局的指定经理
    [neighbor] 此事会退回给市里的社区联络部门
    [school] 此事会退回给学校
   *[community] 投诉会回到警局的常规程序
}
goes-on = { $kind ->
    [internal] 此事由警局的指定经理继续处理。
    [neighbor] 此事由市里的社区联络部门继续处理。
    [school] 此事由学校继续处理。
   *[community] 此事会按警局的常规程序继续处理。
}
is-closed = { $kind ->
    [neighbor] 此事会以“已调解”结案
    [school] 此事会以“已调解”结案
   *[community] 投诉会以“已调解”结案
}
comes-after = { $then ->
    [closes] { is-closed }
   *[returns] { goes-back }
}
