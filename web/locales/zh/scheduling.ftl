# The mediation side: pages.

mediation-title = 调解

side-mediator = 调解员

kind-community = 一位居民与警局
kind-internal = 两位警局员工
kind-neighbor = 两位居民
kind-school = 一起学校里的冲突

mediation-stage-admitted = 待发邀请
mediation-stage-offering = 邀请已发出
mediation-stage-consented = 待指派调解员
mediation-stage-assigning = 已询问调解员
mediation-stage-preparing = 准备中
mediation-stage-prepared = 待提供时间
mediation-stage-picking = 时间待选
mediation-stage-booked = 会面已预约
mediation-stage-concluded = 结果已记录
mediation-stage-ended = 不会进行
mediation-stage-closed = 已关闭

# What somebody at the table reads: where they stand, and what happens next.

own-status-waiting = 现在还没有要做的事
    .next = 有需要您回复的事情时，我们会写信给您。
own-status-offer = 您受邀参加一次调解
    .next = 请先读清楚这意味着什么，再在下面回复。是否参加由您自己决定。
own-status-answered = 我们已收到您的回复
    .next = 所有人都同意时，或回复期限结束时，我们会通知您。
own-status-going-ahead = 调解将进行：双方都同意了
    .next = 我们正在寻找调解员。其中一位会打电话给您，帮您做准备。您现在不需要做任何事。
own-status-preparing = 一位调解员会与每个人分别谈话
    .next = 如果您还没有谈过，调解员会打电话给您。
own-status-prepared = 所有人都做好了准备
    .next = 我们会给您发一些时间供您选择。
own-status-pick = 请选择您方便的时间
    .next = 请把您可以来的时间全部勾选。勾选得越多，预约就能越早定下来。
own-status-picked = 我们已收到您选的时间
    .next = 预约确定后，我们会通知您。在那之前，您可以更改您的选择。
own-status-booked = 您的预约已确定
    .next = 请提前几分钟到。您不需要带任何东西。
own-status-sign = 有一份协议等您签字
    .next = 请阅读下面的内容。只有内容与你们商定的一致，您才签字。
own-status-follow-up = 我们想知道约定是否得到遵守
    .next = 只有一个问题，在下面。我们不会告诉对方您的回答。
own-status-over = 会面已经结束
    .next = 谢谢您的参与。我们会发给您一份简短的问卷。
own-status-not-going-ahead = 这次调解不会进行
    .next = { goes-on }您不需要做任何事。

# The offer, in full, before the buttons (CON-1, CON-8, CON-9, OUT-6).

offer-about-title = 是关于什么事
offer-incident-on = 日期
offer-category = 事由
offer-place = 地点
offer-what-title = 什么是调解
offer-what = 您与对方见面，在中立调解员的帮助下，谈谈发生的事。调解员不作评判，也不决定谁对谁错。您说出自己当时的感受，也听听对方当时的感受；如果双方都愿意，可以就某件事达成协议。
offer-how = 在此之前，一位调解员会与每个人分别谈话，为会面做准备。调解会面大约{ $minutes }分钟。不录音，也不录像。
offer-voluntary-title = 由您自己决定
offer-voluntary = 调解对每个人都是自愿的。您可以拒绝。您也可以先同意，之后再停止：在调解会面结束之前随时都可以，不用说明理由。拒绝或停止，绝不会对您不利。
offer-blind = 我们会分别询问每个人。我们不会把任何人的回复告诉其他受邀的人，也不会告诉{ owner-to }。如果所有人都同意，我们会同时通知所有人。如果不是所有人都同意，所有人会在回复期限结束时收到同样的消息。
offer-confidential-title = 调解是保密的
offer-confidential = 为准备和进行调解而说的话、写的内容，都留在调解之中，之后也继续保密。这受法律保护（《加州证据法典》第1115条至第1128条）。{ owner-learns }是达成了协议、没有达成协议，还是没有举行调解会面，以及日期。
offer-limits = 保密是有限度的。法律要求报告的事情，调解员可能必须报告：例如虐待儿童、虐待老年人或需要他人照护的成年人，或者严重的暴力威胁。不经过调解也能查到的事情，不会仅仅因为有人在调解中提到就变成秘密。
offer-stop = 调解员可以立即结束调解会面，例如有人不安全的时候。这时我们只记录会面被结束了。
offer-replaces-title = { $kind ->
    [neighbor] 调解不是什么
    [school] 调解不是什么
   *[community] 调解取代什么
}
offer-discipline = { $kind ->
    [neighbor] 调解不是法庭。调解不认定任何人有过错，也不会撇开您作任何决定。
    [school] 调解不是惩罚。调解不认定任何人有过错，在调解中说的话也不能用来惩罚任何人。拒绝参加不会让您的处境变得更难。
   *[community] 调解不是纪律处分。调解不认定任何人有过错，在调解中说的话也不能用来给任何人纪律处分。
}
offer-replaces = { $kind ->
    [neighbor] 如果达成协议，此事会以“已调解”结案。这时，没有人再来决定谁对谁错。
    [school] 如果达成协议，此事会以“已调解”结案。这时，没有人再来决定谁对谁错。
   *[community] 如果达成协议，投诉会以“已调解”结案。这时，调解就取代了调查：不进行调查，也不对发生的事作出认定。
}
offer-no-appeal = { $kind ->
    [neighbor] 如果此事以“已调解”结案，就不能对这一结案提出上诉。如果又发生新的事情，您可以再次提出申请。
    [school] 如果此事以“已调解”结案，就不能对这一结案提出上诉。如果又发生新的事情，您可以再次提出申请。
   *[community] 如果投诉以“已调解”结案，就不能对这一结案提出上诉。投诉本身的记录会按法律要求保留。
}
offer-money = 金钱不是这次调解要谈的内容。想要求损害赔偿的人，必须通过其他途径提出，而且提出赔偿要求的时限仍会继续计算。
offer-after-title = { $kind ->
    [neighbor] 此事之后会怎样
    [school] 此事之后会怎样
   *[community] 投诉之后会怎样
}
offer-after-agreement = 双方达成全部或部分协议：{ comes-after }。
offer-after-no-agreement = 双方见了面但没有达成协议；双方更理解对方，但没有就任何事达成协议；双方同意保留不同意见；有人离开；或者调解员结束了调解会面：{ comes-after }。
offer-after-not-held = 调解会面没有举行，因为有人拒绝、没有回复、在会面之前停止或没有来：{ goes-back }。
offer-clock = 在调解期间，调查的法定期限会继续计算。我们安排时会留出足够的时间。
offer-version = 本说明的版本：{ $version }
offer-answer-title = 您的回复
offer-until = 您可以在这个时间之前回复：{ $when }。
offer-yes = 是，我要参加
offer-no = 否，我不参加
offer-your-answer = 您的回复（是否参加）：
offer-window-ends = 回复期限结束的时间：{ $when }。
silence-ends = 如果没有人联系，依法将在 { $when } 之后结束。

pick-title = 可选的时间
pick-zone = 所有时间都是 { $city } 当地时间，即{ $zone }。
pick-none = 这些时间我都不行
pick-then = 第一个所有人都方便的时间会立即定下来，您会收到通知，告诉您日期和地点。
pick-send = 发送我选的时间
field-starts-required = 请至少勾选一个时间，或说明这些时间您都不行
field-starts-none-or-some = 请勾选时间，或勾选“这些时间我都不行”，不要两样都选

session-title = 预约
session-when = 时间
session-where = 地点
session-cannot-come = 如果您来不了，请尽早打电话给我们：{ $phone }。
feed-title = 您自己的日历
feed-means = 您可以在手机或电脑的日历里看到您的约定。您会得到一个地址。它只显示时间和地点，标题不会说明是什么事。
feed-make = 为我的日历生成地址
feed-make-anew = 生成新地址；旧地址停用
feed-stop = 停用地址
feed-back = 返回
feed-made = 把这个地址复制到您的日历里：在日历中找到“订阅”或“通过网址添加日历”。
feed-secret = 这个地址只显示这一次。请不要告诉别人：知道它的人能看到您约定的时间和地点。您可以随时停用。
feed-shown-already = 地址已经显示过。如果您没有保存，请生成新的；旧地址随即停用。
another-time-open = 那个时间我不能来
another-time-sure = 要求改时间吗？
another-time-means = 我们会向所有人提供其他时间。在大家选定之前，原来的约定仍然有效。
another-time-left = { $n ->
    [one] 还可以再改一次；之后请给我们打电话。
   *[other] 还可以再改 { $number } 次；之后请给我们打电话。
}
another-time-mediator = 项目会向所有人提供其他时间。在大家选定之前，原来的约定仍然有效。如果您完全不能再承办此案，请改在下面说明。
another-time-send = 要求改时间
another-time-wanted = 您已要求改时间。项目会提供其他时间；在那之前，原来的约定仍然有效。
pick-moved-means = 正在另找时间。在大家选定之前，原来的约定仍然有效。
pick-then-moved = 约定将改到第一个适合所有人的时间。在那之前您可以更改选择。
choices-title = 记下合适的时间
choices-legend = 适合此人的时间
choices-means = 如果都不合适，不勾选直接提交。所有人都选好后，第一个大家都合适的时间就会定下来。
choices-send = 记下这些时间
hours-title = 您什么时候有时间
hours-open = 告诉我们您什么时候有时间
hours-means = 这样就只会提供合适的时间。如果您轮班，请写下您的班次。全部留空则可看到所有时间并从中选择。
hours-weekly = 每周
hours-exceptions = 个别日期
hours-exceptions-means = 个别日期会取代当天的每周安排。如果那天不在，请把时间留空。
hours-day = 日期
hours-from = 开始
hours-until = 结束
hours-send = 保存这些时间
hours-of-title = 此人什么时候有时间
hours-of-means = 警员的班次，或对方告诉您的时间。这样就只会建议合适的时间。
weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日

withdraw-title = 如果您不想继续
withdraw-means = 在调解会面结束之前，您可以随时停止，不用说明理由。这样调解就不会进行，{ comes-after }。我们只告诉其他人一件事：调解不会进行。
withdraw-send = 我要退出调解

# A mediator's page.

assignment-title = 您的任务
brief-kind = 类型
brief-category = 事由
brief-incident-on = 事情发生的日期
brief-languages = 参加者使用的语言
conflict-title = 您有利益冲突吗？
conflict-question = 请想一想家人、朋友、工作、以前的个案，或任何可能让其中一方怀疑您是否中立的事。
conflict-means = 如果没有，您接下来会看到怎么联系当事人。如果有，或者您不能承担这项任务，会由别人接手。如果之后出现利益冲突，请立即在本页告诉我们。
conflict-no = 我没有利益冲突
conflict-yes = 我有利益冲突
contacts-title = 怎么联系当事人
contacts-means = 这些联系方式只能用于这项任务。绝不要把一个人的联系方式告诉另一个人。
contacts-name = 姓名
contacts-side = 哪一方
contacts-language = 语言
contacts-email = 电子邮箱
contacts-phone = 电话

prepare-title = 准备谈话
prepare-means = 请记录谈话已进行、是哪一天、谈了多久。Concord不保留谈话的任何内容。
prepare-on = 日期
prepare-minutes = 分钟
prepare-send = 记录这次谈话

outcome-title = 结果
outcome-question = 最后的结果是什么？
outcome-means = { owner-learns }是达成了协议、没有达成协议，还是没有举行会面。每位到场的人都会收到一份问卷。
outcome-send = 记录结果
outcome-agreement = 双方达成协议
outcome-partial-agreement = 双方达成部分协议
outcome-understanding = 双方更理解对方，但没有达成协议
outcome-agreed-to-disagree = 双方同意保留不同意见
outcome-impasse = 双方陷入僵局
outcome-terminated = 调解员结束了会面
outcome-withdrew = 有人中途离开
outcome-no-show = 有人没有来
outcome-cancelled = 会面取消了
attendance-present = 到场
attendance-late = 到场，迟到
attendance-absent = 没有到场
attendance-excused = 没有到场，有正当理由
attendance-substitute = 未到，由他人代替

# The program's page.

mediation-safe-date = 会面的最晚安全日期
mediation-people = 人员
mediation-not-answered = 还没有回复
mediation-prepared = 已做好准备
mediation-not-prepared = 待准备
mediation-picked = 已选时间
mediation-not-picked = 还没有选时间
ended-declined = 提前结束：有人拒绝
ended-expired = 提前结束：有人没有按时回复
ended-withdrew = 提前结束：有人退出

do-offer-title = 发出邀请
do-offer-place = 事情发生的地点
    .hint = 双方都会读到。只写地点，别的都不写：不写任何人说的话，不写姓名。可以留空。
do-offer-means = 每位参加者都会收到同样的邮件邀请，在回复期限结束之前都可以回复。邀请发出后，个案的投诉页面会显示个案正在调解中。
do-offer = 发出邀请
do-ask-title = 询问调解员
do-ask-means = 调解员会收到简短的说明，并告知是否有利益冲突。之后他们才能看到怎么联系当事人。
do-ask = 询问 { $names }
do-ask-nobody = 没有符合规则的小组。请看看谁被排除、为什么，或在名册中增加调解员。
excluded-title = 被排除
score-load = 已分配的个案
score-experience = 与执法人员打交道的经验
score-rotation = 距上一个案件的时间
score-diversity = 背景不同
score-relations = 与警局有关联
score-earliest = 最早可行时间：{ $when }
do-times-title = 提供时间
do-times-means = 每位参加者在这些时间中选择。第一个所有人都方便的时间会立即定下来。
do-times = 提供这些时间
do-times-none = 直到最晚安全日期当天，都没有可行的时间。请看看被排除的日期。
do-times-replace = 已提供时间。如果提供其他时间，所有人要重新选择。
session-on-blackout = 会面当天市内有活动：{ $event }。请决定是否改期。
ruled-out-title = 没有可行时间的日期
ruled-out-blackout = 那一天不安排会面
ruled-out-no-hours = 当天没有时间
ruled-out-taken = 已有其他安排
ruled-out-no-common-time = 大家没有共同的时间
ruled-out-outside-hours = 开放时间内排不下会面
ruled-out-no-room = 没有空房间
do-close-waits = 问卷会自动发出。之后就可以关闭。
do-close-title = 关闭
do-close-means = 工作笔记会被销毁，销毁一事会被记录。这一步不能撤销。
do-close = 关闭这次调解

history-opened = 已开启
history-offers-sent = 邀请已发出
history-offer-answered = 有人回复了邀请
history-withdrawn = 有人退出
history-ended = 提前结束
history-mediators-asked = 已询问调解员
history-assignment-answered = 一位调解员已回复
history-prepared = 进行了一次准备谈话
history-times-offered = 已提供时间
history-times-picked = 已选时间
history-booked = 会面已预约
history-moved = 会面改到其他时间
history-another-time-wanted = 有人要求改时间
history-hours-given = 有人说明了何时有时间
history-needs-arranged = 已安排某人的需要
history-papers-signed = 文件已签
history-outcome-recorded = 结果已记录
history-session-on-event = 会面当天城市有活动
history-session-stays = 会面保持不变
history-session-off-event = 会面当天不再有活动
history-agreement-written = 商定的内容写了下来
history-terms-let-stand = 项目组保留了条款
history-agreement-signed = 协议已签字
history-agreement-destroyed = 协议已销毁
history-agreement-kept-long-enough = 协议的保存期已过
history-follow-up-asked = 询问了约定是否得到遵守
history-follow-up-nudged = 提醒了还没回答的人
history-follow-up-answered = 有人回答了约定是否得到遵守
history-follow-up-taken-up = 项目组正在处理
history-follow-up-over = 回答期限已过
history-silence-near = 项目得知没有人联系
history-silence-checked = 已查看是否有人联系
history-surveys-sent = 问卷已发出
history-asked-again = 再次询问感受
history-notes-destroyed = 工作笔记已销毁
history-closed = 已关闭

# For problems.ftl.

problem-time-taken = 这个时间已被占用
    .detail = 有参加的人在那时另有安排，或所有房间都已占用。请选择另一个时间。
field-not-a-time = 请填写真实存在的时间，结束要晚于开始
field-not-a-number = 请填写合适的数字

# What an offer says it is about, in words that are fair to both who read it.

offer-about-demeanor = 某人的态度和举止
offer-about-communication = 彼此说话的方式
offer-about-disrespect = 有人觉得没有受到尊重
offer-about-discourtesy = 有人觉得对方没有礼貌
offer-about-service = 有人希望得到帮助，但没有得到
offer-about-procedure = 有件事没有人说明
offer-about-bias = 有人觉得，因为自己是什么样的人，受到了不同的对待
offer-about-other = 其他事情

withdraw-open = 我不想继续
withdraw-sure = 您要退出调解吗？
attendance-question = 有谁到场？
do-close-open = 关闭这次调解
do-close-sure = 要永久关闭吗？

# Where a mediator stands, in one sentence.

assignment-decide = 我们想请您承担这项任务
assignment-prepare = 请与每个人分别谈话，然后在这里记录
assignment-record = 请记录最后的结果
assignment-concluded = 结果已记录。谢谢您。
assignment-wait = 现在不需要做任何事
offer-about-working-relations = 一起工作的方式
offer-about-conduct = 同事的举止
offer-about-noise = 噪音
offer-about-property-lines = 地界
offer-about-pets = 宠物
offer-about-parking = 停车
offer-about-shared-space = 共用空间
offer-about-students = 学生之间的事
offer-about-school-staff = 学生与学校职工之间的事
offer-about-rumors = 传言
offer-about-belongings = 物品被拿走或损坏
side-complainant = 申请方
side-respondent = 另一方
contacts-safe-times = 可以打电话的时间：{ $times }
contacts-message = 可以留言
contacts-no-message = 请勿留言

# 陪同当事人的人，以及项目为每个人做的事。

part-guardian = 监护人
part-representative = 法定代理人
part-support = 支持者
part-interpreter = 传译员
channel-link = 通过自己的链接
channel-phone = 通过电话
channel-paper = 书面
channel-in-person = 当面
channel-interpreter = 通过传译员
attempt-reached = 已联系上
attempt-no-answer = 无人接听
attempt-message-left = 已留言
attempt-wrong-contact = 号码或地址有误
still-suitable-yes = 是
still-suitable-no = 否，需要由项目决定接下来怎么做
prepare-suitable = 调解仍然适合此人吗？
    .hint = 例如：出于自愿，并且觉得安全。
field-suitable-not-a-choice = 请说明调解是否仍然适合此人
mediators-title = 您的调解员
object-until = 如果您不能接受其中一位，可以在{ $when }之前提出一次反对。不用说明原因，也绝不会对您不利。
object-open = 我不能接受{ $name }
object-sure = 您要提出反对吗？
object-means = 我们会另请调解员。不会有人被告知是您提出的。您只能反对一次。
object-send = 反对{ $name }
call-title = 您有问题吗？
call-means = 项目工作人员会打电话给您，把一切说清楚。您可以之后再回复。也可以打电话给我们：{ $phone }。
call-send = 我有问题，请打电话给我
call-wanted = 项目工作人员会在您说方便的时间打电话给您。
reminders-title = 电子邮件提醒
reminders-on = 您会收到提醒：在约定时间之前，以及我们仍在等待您的答复时。告知您新情况的邮件无论如何都会发送。
reminders-off = 您不会收到提醒。告知您新情况的邮件无论如何都会发送。
reminders-stop = 不要给我发送提醒
reminders-start = 重新给我发送提醒
reminders-of-on = 此人会收到电子邮件提醒：在约定时间之前，以及仍在等待其答复时。
reminders-of-off = 此人不希望收到电子邮件提醒。
reminders-of-stop = 不再向其发送提醒
reminders-of-start = 重新向其发送提醒
conflict-declined = 没有，但我不能承担
assignment-left-title = 谢谢您告诉我们
assignment-left-conflict = 会由别人接手这项任务。您不需要做任何事。
assignment-left-declined = 会由别人接手这项任务。我们下次再请您。
assignment-left-stopped = 调解已结束，所有人都会收到同样的说明。如果法律要求报告，请在 Concord 之外报告；这里不会再记录别的内容。
leave-title = 如果您不能继续
leave-conflict-open = 出现了利益冲突
leave-conflict-sure = 您要申报吗？
leave-conflict-means = 我们会另请调解员。已定的预约会取消，当事人会收到其他时间。
stop-open = 结束调解
stop-sure = 现在结束调解吗？
stop-means = 您可以随时结束，例如有人不安全的时候。Concord 只记录调解员结束了调解。此操作无法撤销。
stop-send = 结束调解
do-join-title = 添加陪同当事人的人
do-join-as = 以什么身份前来？
do-join-with = 与谁一起？
do-join-name = 姓名
do-join-email = 电子邮箱
do-join-phone = 电话号码
do-join-address = 邮寄地址
do-join-language = 语言
do-join-independent = 监护人或法定代理人适用
do-join-independent-yes = 不是本个案的当事人，也与此人没有冲突
do-join-means = 监护人或法定代理人会收到自己的邀请：没有他们的同意就没有调解。所有前来的人都会收到会面邀请。
do-join = 添加此人
do-take-back-open = 不再等{ $name }
do-take-back-sure = 收回任务吗？
do-take-back-means = 会告诉对方任务已结束。之后您可以请其他调解员。
do-take-back = 收回
do-times-later = 双方可以在{ $when }之前反对某位调解员。之后才能提供时间。
do-stop-title = 停止调解
do-stop-open = 停止调解
do-stop-sure = 确定停止吗？
do-stop-means = 邀请开放期间，回复期限结束时才告诉所有人，用词与有人拒绝时相同。之后则会立即告诉所有人调解不会进行。此事会退回。此操作无法撤销。
do-stop = 停止调解
do-keep-means = 什么都不改。要求改时间的人会得知预约保持不变。
do-keep = 预约保持不变
ended-unreachable = 提前结束：有人联系不上
ended-silent = 提前结束：在法律允许的时间内没有人联系
ended-stopped = 提前结束：项目停止了调解
ended-terminated = 提前结束：调解员结束了调解
mediation-call-wanted = 希望接到电话
mediation-unreachable = 联系不上
person-title = 人员
person-back = 返回调解
attempts-title = 联系此人的尝试
attempt-channel = 您是怎么联系的？
attempt-result = 结果如何？
attempts-means = 只记录您试过以及结果，不记录谈话内容。
attempts-send = 记录这次尝试
answer-for-title = 记录此人的回复
answer-for-means = 请先用对方的语言把完整说明读给对方听：需要时请切换本页语言。文本的版本和语言，以及由您记录这一点，会与回复一起保存。
answer-for-text = 要读给对方听的说明
answer-for-answer = 对方的回复是什么？
answer-for-channel = 对方是怎么回复的？
answer-for-send = 记录回复
known-title = 关于此人需要知道的事
known-legend = 请勾选符合的项目
known-minor = 未满18岁：监护人必须同意并出席
known-represented = 可能由律师代理：需要签署的披露声明
known-has-needs = 参加时有需要：传译员、便利安排
known-means = 是否未成年，只能在发出邀请之前更改。
known-send = 保存
arrange-title = 此人的需要
arrange-means = 口译员、坡道或其他所需安排妥当之后，才能提供时间。
arrange-send = 已安排妥当
reschedule-title = 此人不能赴约
reschedule-means = 之后您可以提供其他时间。在大家选定之前，原来的约定仍然有效。
reschedule-send = 另找时间
reschedule-wanted = 这些人不能在已定的时间到场。在大家选定其他时间之前，原定时间保留。
papers-title = 已签文件
papers-means = 每位入座的人都要签字，保证内容保密且不录音录像，口译员和陪同者也不例外。大家签字后，调解员才能登记结果。文件本身由您保管；Concord 只记录文件已签。
papers-legend = 勾选已签的文件
papers-on = 签字日期
papers-send = 登记签字
papers-signed = 已签：{ $what }
agreement-title = 书面协议
agreement-means = 写下来是自愿的。到场的人和调解员签字。协议只留在这一边：{ owner }永远看不到。
agreement-terms = 他们商定的内容
    .hint = 每一点写一句话：谁做什么，到什么时候。
agreement-disclosure = 披露
agreement-may-be-disclosed = 他们同意可以把协议给别人看（《证据法典》第1123条）
agreement-disclosed = 这份协议可以给别人看。
agreement-not-disclosed = 这份协议是保密的：不可以给别人看。
agreement-paper-legend = 谁已经在纸上签了字
agreement-paper-on = 签字日期
agreement-then = 到场但还没签字的人会收到邮件，在自己的页面上签字。
agreement-write = 保存这份协议
agreement-held-up = 现在还不能签字。销毁、隐藏或改写记录，停止调查，或者买通他人对不当行为保持沉默的条款必须删去。请看：
agreement-look-again = 请再看一下：
agreement-clear-means = 这些句子是根据用词找出来的。如果都不是这类条款，就保留；否则请修改文字。
agreement-clear = 都不需要删去
agreement-signed = { $who }于 { $when }签字
agreement-sign-legend = 谁在纸上签了字
agreement-signed-on = 签字的日子
agreement-sign-for = 登记签字人
agreement-change-open = 写另一份文字
agreement-change-means = 新的文字会取代这一份。已经签了字的人会再次被询问。
agreement-change = 替换文字
agreement-destroy-open = 销毁这份文字
agreement-destroy-sure = 要永久销毁吗？
agreement-destroy-means = 之后谁也看不到它，签字的人也一样。请先确认没有任何程序还需要它。这一步无法撤销。
agreement-destroy = 销毁
agreement-sign-means = 您的签字只对这份文字有效。如果里面有您没有同意的内容，请不要签字，给我们打电话。
agreement-sign = 我在这份协议上签字
term-records = 可能销毁、隐藏或改写记录
term-investigation = 可能停止调查
term-silence = 可能买通他人对不当行为保持沉默
term-money = 涉及金钱，而金钱不属于本次调解的内容
follow-up-title = 约定是否得到遵守
follow-up-question = 到目前为止，你们商定的事情得到遵守了吗？
follow-up-means = 您可以在 { $when }之前回答。只有项目组会看，以便在出现困难时提供帮助。
follow-up-care-means = 请与双方谈谈，并在这里注明有人在处理。
follow-up-care = 我们正在处理
follow-up-for-title = 记下约定是否得到遵守
held-yes = 是的，得到遵守
held-in-part = 部分得到遵守
held-no = 没有
paper-confidentiality = 保密协议
paper-participation = 参与协议，直到最后一次回访
paper-disclosure = 律师关于保密的书面告知
mediators-roster-title = 调解员
mediators-roster-means = 所有可以邀请主持调解的人。没有完成培训或未签协议的人不会被推荐。
mediators-roster-none = 名册上还没有人。
mediators-roster-load = 本月案件
mediators-roster-gate = 可以调解
mediators-roster-ready = 是
mediator-title = 调解员
mediator-new-title = 添加调解员
mediator-name = 姓名
mediator-email = 电子邮箱
mediator-languages = 语言
mediator-background = 背景（本人自述）
    .hint = 本人愿意才填写。仅用于匹配。
mediator-training-hours = 培训小时数
mediator-lecture-hours = 其中授课小时数
mediator-trained-on = 完成培训的日期
mediator-marks = 符合的情况
mediator-mark-confidentiality-signed = 已签保密协议
mediator-mark-law-enforcement = 曾主持过涉及警方的调解
mediator-confidentiality-until = 协议有效的最后一天
mediator-relations = 与警局的关联
relation-former-employee = 曾在警局工作
relation-relative = 有亲属在警局工作
relation-past-case = 曾是案件当事人
mediator-places = 会去的地点；都不勾选即全部
mediator-monthly-cap = 每月最多案件数（如少于市政策规定）
mediator-hours-title = 什么时候有时间
mediator-send = 保存
busy-title = 调解员自己的日历
busy-now = { $n ->
    [0] 还没有读取日历，或日历里没有内容。
   *[other] 有 { $number } 段时间没有空。
}
busy-calendar = 日历文件（.ics）的文字
    .hint = 用文本编辑器打开导出的文件，把全部内容粘贴到这里。只保存时间，并会取代以前文件里的时间。留空则清除。
busy-send = 读取这份日历
withdraw-for-title = 如果此人不想继续
withdraw-for-open = 记录此人退出
withdraw-for-sure = 记录退出吗？
withdraw-for-means = 仅限此人亲自告诉您的情况。不记录原因。此操作无法撤销。
withdraw-for-send = 记录退出
stay-away-title = 如果此人不来
stay-away-means = 此人会从本次调解中移除。您可以另加一人。
stay-away-send = 移除此人
contacts-address = 邮寄地址
contacts-safe = 方便打电话的时间
contacts-messages = 留言
history-joined = 添加了一人
history-stays-away = 移除了一人
history-described = 更改了某人的情况
history-attempted = 尝试联系了一人
history-call-wanted = 有人希望接到电话
history-reminders-stopped = 有人不希望收到电子邮件提醒
history-reminders-wanted = 有人希望重新收到电子邮件提醒
history-stopped = 项目停止了调解
history-goes-on = 与同意的人继续进行
history-departed = 有人离开，其他人继续
history-assignment-taken-back = 收回了一项任务
history-objected = 有人反对一位调解员
own-status-left = 您不再参加
    .next = 这对您没有任何影响。您不需要做任何事。
offer-blind-goes-on = 我们分别询问每个人。受邀的人都不会被告知别人怎么回复，{ owner-to }也不会。如果所有人都同意，我们会立即告诉大家。否则，回复期限结束时，只要双方都有人同意，调解就与同意的人继续进行；如果不是，所有人都会收到同样的消息。
withdraw-means-goes-on = 在调解会面结束之前，您可以随时停止，不用说明理由。如果您这一方还有别人，调解会与其继续进行；否则调解不会进行，{ comes-after }。
home-title = 您的全部任务
home-open = 查看您的其他任务
home-none = 您目前没有任务。需要请您承担时，我们会写信给您。
home-hours-means = 只会在您有空的时候安排会面。请随时更新；已经预约的不会改变。
home-hours-none = 您还没有告诉我们什么时候有空，所以无法安排您参加会面。
home-hours-open = 更改有空的时间
own-hours-title = 您的时间
own-hours-means = 请写下您可以调解的时间。总是没空的那一天请留空。
duty-decide = 等您答复
duty-prepare = 需要准备
duty-record = 等您记录结果
duty-wait = 无需操作
duty-concluded = 已结束
attendance-everybody = 所有人都从一开始就到场了吗？
everybody-yes = 是的，所有人
attendance-each = 有人迟到、缺席或已请假
printed-back = 返回
printed-means = 请打印本页。每个人的那一份都另起一页，并用其本人的语言。
printed-title = 可打印的文件
printed-offer-title = 面谈邀请
printed-confidentiality-title = 保密协议
printed-participation-title = 参加协议
printed-send-back = 请标出您的答复，签名，并把这张纸交还给项目。如有问题，或想用电话答复：{ $phone }。
printed-confidentiality-1 = 为准备和进行本次调解所说或所写的内容都是保密的，之后也一直保密（《加州证据法》第1115至1128条）。我不会告诉任何没有参加的人。
printed-confidentiality-2 = 任何人都不录音或录像。我不会在调查、听证或法庭上使用在那里听到的内容。
printed-confidentiality-3 = 我已读过以上内容，或有人读给我听，我同意。
printed-participation-1 = 本次调解不会仅仅因为几天没有联系就结束。它会持续到所有人都被问过约定是否得到遵守，或有人停止调解为止（《加州证据法》第1125条）。
printed-participation-2 = 我已读过以上内容，或有人读给我听，我自愿参加。
printed-name = 姓名
printed-signature = 签名
printed-day = 日期
printed-offer = 纸质邀请
printed-confidentiality = 保密协议（可打印）
printed-participation = 参加协议（可打印）
printed-this = 可打印的页面
papers-own-title = 您要签的文件
papers-own-means = 您可以事先阅读。见面时再签名，现场备有副本。
offer-questions = 我有问题：请给我打电话
printed-version = 本文本的版本：{ $version }
home-booked = 会面：{ $when }
