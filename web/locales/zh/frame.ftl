# What every page has: fields, dates, zones, charts, notices.

error-word = 错误：
back = 返回
moment = { $day } { $time }

date-month = 月
date-day = 日
date-year = 年
date-choose = 请选择

count-limit = 最多{ $most }个字。
count-left =
    .one = 还可以写%n个字
    .other = 还可以写%n个字
count-over =
    .one = 多了%n个字
    .other = 多了%n个字

timeout-title = 您即将被退出登录
timeout-left = 您有一段时间没有操作了。为了保护这些个案里的人，系统会让您退出登录，剩余时间：
timeout-minutes =
    .one = %n分钟。
    .other = %n分钟。
timeout-gone = 这里有半个小时没有任何操作，您已被退出登录。您输入的内容还在这一页：请先复制，再重新登录。
timeout-stay = 保持登录

pagination = 列表的页面
pagination-previous = 上一页
pagination-next = 下一页
pagination-page = 第{ $number }页

chart-not-shown = 不显示
chart-table-below = 同样的数字在下面的表格里。
chart-numbers = 数字

problem-reference = 如果您为此打电话给我们，请报这个号码：
problem-kept = 您输入的内容保留在这一页。无论按几次按钮，都只会发送一次。
problem-retry = 再次发送
problem-broken = 我们这边出了故障
    .detail = 没有任何内容丢失或只保存一半。请一分钟后再试，或打电话给我们并报下面的号码。

# Zones of cities, by their name in the zone database.

zone-america-los-angeles = 太平洋时间
zone-america-denver = 山区时间
zone-america-phoenix = 山区时间（亚利桑那）
zone-america-chicago = 中部时间
zone-america-new-york = 东部时间
zone-america-anchorage = 阿拉斯加时间
zone-pacific-honolulu = 夏威夷时间
zone-utc = 协调世界时

moment-in-zone = { $moment }（{ $zone }）

refused-moved-on = 情况已有变化。本页显示的是现在的状态。
dialog-back = 不，返回
