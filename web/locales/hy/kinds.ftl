# Words that differ by the kind of case: whose matter it is, who learns how it ended, where it goes (the table of kinds).
# `$kind` is the kind, `$then` whether an outcome closes the matter or returns it (OUT-6).

owner = { $kind ->
    [internal] նշանակված ղեկավարը
    [neighbor] համայնքային կապերի բաժինը
    [school] դպրոցը
   *[community] ոստիկանության վարչությունը
}
owner-to = { $kind ->
    [internal] նշանակված ղեկավարին
    [neighbor] համայնքային կապերի բաժնին
    [school] դպրոցին
   *[community] ոստիկանության վարչությանը
}
owner-starts = { $kind ->
    [internal] Նշանակված ղեկավարը
    [neighbor] Համայնքային կապերի բաժինը
    [school] Դպրոցը
   *[community] Ոստիկանության վարչությունը
}
owner-learns = { $kind ->
    [internal] Նշանակված ղեկավարն իմանում է միայն
    [neighbor] Համայնքային կապերի բաժինն իմանում է միայն
    [school] Դպրոցն իմանում է միայն
   *[community] Ոստիկանության վարչությունն իմանում է միայն
}
your-matter = { $kind ->
    [neighbor] ձեր դիմումը
    [school] ձեր դիմումը
   *[community] ձեր բողոքը
}
goes-back = { $kind ->
    [internal] բողոքը վերադառնում է վարչության նշանակված ղեկավարին
    [neighbor] հարցը վերադառնում է քաղաքի համայնքային կապերի բաժին
    [school] հարցը վերադառնում է դպրոց
   *[community] բողոքը վերադառնում է ոստիկանության վարչության սովորական ընթացակարգ
}
goes-on = { $kind ->
    [internal] Հարցով շարունակում է զբաղվել վարչության նշանակված ղեկավարը։
    [neighbor] Հարցով շարունակում է զբաղվել քաղաքի համայնքային կապերի բաժինը։
    [school] Հարցով շարունակում է զբաղվել դպրոցը։
   *[community] Հարցը շարունակում է իր ընթացքը ոստիկանության վարչության սովորական ընթացակարգով։
}
is-closed = { $kind ->
    [neighbor] հարցը փակվում է որպես միջնորդությամբ ավարտված
    [school] հարցը փակվում է որպես միջնորդությամբ ավարտված
   *[community] բողոքը փակվում է որպես միջնորդությամբ ավարտված
}
comes-after = { $then ->
    [closes] { is-closed }
   *[returns] { goes-back }
}
