# Glossary. One word for one thing, in every file of this folder; 您 throughout. Between Chinese and Latin letters or
# digits there is no space, except around placeholders that hold Latin names.
#
# mediation = 调解
# mediator = 调解员
# co-mediator = 同组调解员 (a team of mediators: 小组)
# complainant = 投诉人; resident = 居民
# officer = 警员; department employee = 警局员工
# department = 警局 (in mails to the parties, where English keeps "police" out: 相关部门)
# professional standards unit = 专业标准科
# the program = 项目; its people, where they act = 项目组
# offer, invitation = 邀请
# consent, to say yes = 同意; to say no = 拒绝
# session = 调解会面, then 会面 (in mails only 会面)
# appointment = 预约
# preparation conversation = 准备谈话
# to stop = 停止; to withdraw = 退出
# outcome = 结果
# agreement = 协议; to agree = 达成协议
# impasse = 僵局
# complaint = 投诉; request = 申请
# ordinary process = 常规程序
# confidential = 保密
# voluntary = 自愿
# survey = 问卷
# reference = 查询编号
# desk = 工作台
# case = 个案 (not 案件, which sounds like a crime)
# legal clock, legal deadline = 法定期限; day of discovery = 知悉日; latest safe date = 最晚安全日期
# time to answer, window = 回复期限
# conflict of interest = 利益冲突
# roster = 名册
# assignment = 任务
# finding = 认定; discipline = 纪律处分; to appeal = 上诉
# closed as mediated = 以“已调解”结案

# Pages. Plain words, short sentences, what happens next.

skip-to-content = 跳到主要内容
language = 语言
staff-pages = 工作人员
sign-out = 退出登录
footer = 本市为有矛盾的人提供对话的项目。免费、自愿、保密。
back-to-start = 回到首页
errors-title = 有一个问题
not-given = 未填写
answer-yes = 是
answer-no = 否
answer-unknown = 目前还不知道

start-title = 有中立的人帮忙，坐下来谈一谈
start-what = 警员对待您的方式，让您觉得不对吗？您可以申请调解：您和那位警员谈一谈，由受过培训、立场中立的人主持。
start-ask = 申请调解
start-is-title = 调解是什么
start-is-1 = 自愿：双方各自决定是否参加；在调解会面结束之前，双方都可以随时停止。
start-is-2 = 保密：在调解中说的话，只留在调解中。法律规定了少数例外，我们会在您决定之前向您说明。警局不会读到这些话。
start-is-3 = 免费，用您的语言，在您方便的时间进行。从申请到见面大约需要两个月。
start-isnt-title = 调解不是什么
start-isnt-1 = 不处理警员使用武力的事，也不处理严重不当行为。这类事情一律会被调查。
start-isnt-2 = 不判定谁对谁错，也没有人会在调解中受到处罚。
start-isnt-3 = 不涉及金钱。
start-how-title = 怎么进行
start-how-1 = 您告诉我们发生了什么。大约需要五分钟。
start-how-2 = 我们和警局会查看是否可以调解。
start-how-3 = 我们会分别询问您和警员是否愿意参加。
start-how-4 = 如果双方都同意，您和警员就会见面，两位调解员也一起参加。
start-staff = 您在本项目或警局工作吗？
start-staff-link = 打开工作台

ask-who-reads = { $kind ->
    [internal] 项目工作人员和警局的指定经理会读您在这里写的内容。
    [neighbor] 项目工作人员和市里的社区联络部门会读您在这里写的内容。
    [school] 项目工作人员和学校负责人会读您在这里写的内容。
   *[community] 项目工作人员和警局的专业标准科会读您在这里写的内容。
}
ask-never-reads = { $kind ->
    [neighbor] 您对调解员说的话，社区联络部门里没有人会读到。
    [school] 您对调解员说的话，学校里没有人会读到。
   *[community] 您对调解员说的话，警局里没有人会读到。
}
ask-anonymous = 您可以不留姓名。但调解需要双方都参加，所以没有姓名的申请会走常规程序。
ask-category = 是关于什么事？
ask-statement = 发生了什么？
    .hint = 用您自己的话写，10到5,000个字。
ask-incident-on = 是哪一天发生的？
    .hint = 如果不确定，请填最接近的日期。
ask-incident-place = 是在哪里发生的？
    .hint = 选填。街道、地点或服务窗口。
ask-officer = 关于这位警员，您知道些什么？
    .hint = 选填。姓名、警徽号码或外貌特征。
ask-you-title = 怎么联系您
ask-name = 姓名
    .hint = 选填。
ask-email = 电子邮箱
    .hint = 填写一项即可：电子邮箱、电话或邮寄地址。
ask-phone = 电话
    .hint = 请加上区号。
ask-language = 我们用哪种语言给您写信？
ask-age = 您多大年纪？
    .hint = 如果您未满18岁，可以自己提出申请。父母或监护人之后再参与。
ask-needs = 您参加时需要什么帮助吗？
    .hint = 选填。口译员、手语、没有台阶的地方。
ask-consent = 我们可以联系您吗？
check-title = 请核对您填写的内容
check-then = 发送之后，您会得到一个查询编号。在您发送之前，什么都不会发出。
check-send = 发送
filed-title = 我们已收到您的申请
filed-reference = 您的查询编号
filed-next-title = 接下来会怎样
filed-next-1 = { owner-starts }会确认收到{ your-matter }。
filed-next-2 = 项目组会查看您的申请，如果有不清楚的地方，会给您打电话。
filed-next-3 = 如果可以调解，我们会分别询问您和对方是否愿意参加。
filed-mail = 我们已给您发了一封电子邮件。用里面的链接，您可以查看申请的进展。
filed-no-mail = 会有人给您打电话或写信。请保留您的编号。
filed-copy-title = 您写的原话
filed-copy = 请保存或打印这一页：这是您自己的一份。

consent-yes = 可以，项目组可以联系我
age-adult = 18岁或以上
age-minor = 未满18岁
language-name-en = 英语
language-name-es = 西班牙语
language-name-hy = 亚美尼亚语
language-name-zh = 简体中文

category-demeanor = 警员的态度和举止
category-communication = 警员对我说话的方式
category-disrespect = 我觉得没有受到尊重
category-discourtesy = 警员没有礼貌
category-service = 我没有得到需要的帮助
category-procedure = 没有人说明当时是怎么回事
category-bias = 因为我是什么样的人，我受到了不同的对待
category-other = 其他事情

status-title = 您的申请进展到哪一步
status-received = { owner-starts }已收到{ your-matter }，并将予以确认。
    .next = 接下来，项目组会查看是否可以调解。
status-acknowledged = { owner-starts }已确认收到{ your-matter }。
    .next = 现在，项目组正在查看是否可以调解。
status-under-review = 项目组正在核查您的申请。
    .next = 可能会有人打电话问您一个问题。
status-eligible = 可以进行调解。
    .next = 在询问您和对方之前，还需要得到批准。
status-admitted = 调解已获批准。
    .next = 您很快会收到邀请。
status-in-mediation = 您的申请正在调解中。
    .next = 要回复我们，或查看您的预约，请用我们发给您的最新邮件。
status-closed = 您的申请已结案。
    .next = 您不需要再做任何事。
status-returned = { goes-on }
    .next = { owner-starts }会与您联系。您现在不需要做任何事。

stage-received = 已收到
stage-acknowledged = 已确认收到
stage-under-review = 核查中
stage-eligible = 符合条件
stage-admitted = 已准予调解
stage-in-mediation = 调解中
stage-closed = 已结案
stage-returned = 已回到常规程序

waiting-professional-standards = 专业标准科
waiting-program = 项目组
waiting-parties = 当事人
waiting-mediators = 调解员
waiting-mediation = 调解
waiting-nobody = 无

case-title = 个案
case-waiting = 等待：{ $who }。
case-category = 事由
case-incident-on = 发生日期
case-filed-at = 提交时间
case-acknowledge-by = 确认收到的期限
case-deadline = 法定期限
case-deadline-why = 自 { $day } 起 { $length }
case-deadline-unknown = 填入知悉日之前无法得知
case-safe-date = 会面的最晚安全日期
case-verdict = 筛查结论
case-statement = 当事人写的内容

question-force = 是否有人指称使用了武力？
question-serious-misconduct = 是否有人指称存在犯罪行为、不诚实、性方面的不当行为或贪腐？
question-injury-or-damage = 是否有人受伤，或有东西损坏？
question-contested-arrest = 是否有存在争议的逮捕？
question-pending-matter = 是否有尚未了结的刑事或交通案件？
question-pending-claim = 双方之间是否有尚未了结的索赔或诉讼？
question-recent-mediation = 这位警员在过去六个月内是否参加过调解？
question-safety-concern = 是否有安全方面的顾虑，或有人受到胁迫？

do-acknowledge = 确认收到
do-acknowledge-means = 确认警局已收到这份投诉。之后项目组就可以初审。
do-screen-title = 初审
do-screen = 提交初审
do-screen-means = 凡对排除调解的问题回答“是”，投诉即退回普通程序并告知提交人。只要有未知事项，案件就继续审查。
do-discovery-title = 开始计算法定期限
do-discovery-day = 知悉日
    .hint = 有权启动调查的人得知此事的那一天。
do-discovery = 填入这一天
do-approve-means = 所有批准齐备、已知涉及何人、且（如适用）法定期限已开始计算后，案件即被受理。
do-approve-program = 代表项目组批准
do-approve-professional-standards = 代表专业标准科批准

history-title = 到目前为止的经过
history-filed = 已提交
history-acknowledged = 已确认收到
history-screened = 已初审
history-discovery-recorded = 已填入知悉日
history-approved = 已批准
history-admitted = 已准予调解
history-in-mediation = 调解中
history-outcome = 已收到结果

sign-in-title = 登录
sign-in-who = 供项目和警局的工作人员使用。
sign-in-button = 登录
sign-in-others = 居民、警员和调解员不需要密码：请用您最新邮件里的链接。
link-title = 继续
link-continue = 继续
link-why-button = 有些邮件程序会自动打开链接。有了这个按钮，您的链接就不会被它们用掉。
link-again = 给我发一个新链接
link-asked = 如果我们有您的电子邮箱，新链接正在发送给您。
link-purpose-status = 查看您的申请进展。
link-purpose-mediation = 查看您的邀请、时间和预约。
link-purpose-assignment = 查看您的任务。
link-purpose-survey = 告诉我们您的感受。
desk-title = 工作台

# Asking, page by page.

continue = 继续
ask-step = 第{ $step }个问题，共{ $of }个
ask-what-title = 发生了什么事
ask-when-title = 时间和地点
ask-officer-title = 这位警员
ask-needs-title = 参加调解
ask-you-why = 我们需要一种联系您的方式：电子邮箱、电话号码或邮寄地址。
ask-kept = 您输入的内容会保留一天。只有这个浏览器能打开。
ask-clear = 现在就删除
ask-cleared-title = 您填写的内容已删除
ask-cleared = 您输入的内容一点都没有保留，也什么都没有发出。
check-change = 更改
filed-shown = 一小时之内，可以在这台设备上打开这一页。
filed-clear = 如果电脑是与别人共用的，请现在就关闭这一页
status-by = 您最晚在{ $day }会收到{ owner }的消息。

# A case's page for staff.

sides = 这个个案的两个部分
side-complaint = 投诉
side-mediation = 调解
case-clock-unknown = 法定期限：填写知悉日之前尚不确定
case-clock = 法定期限：{ $day }。会面的最晚安全日期：{ $safe }
do-acknowledge-title = 确认收到
by-public = 提交人
by-person = 一位参加者
by-staff = 工作人员
by-system = Concord
kept-title = 您输入的内容保留在这里：

link-asked-title = 请查看您的邮件

ask-closed-title = 页面已关闭
ask-closed = 您的申请仍在我们这里。请保存您的查询编号：{ $reference }
case-waiting-nobody = 没有要做的事。
case-kind = 案件类型
case-respondents = 涉及的人数
case-returned-for = 退回的原因
case-hold = 法律保全
case-discovered-on = 发现之日
case-toll = 不计入的时间
case-toll-open = 尚未结束
case-toll-span = { $from } 至 { $until }
case-waiver = 已存档的弃权书
case-disposition = 部门的结论
case-notified-on = 已书面告知投诉人
case-notify-by = 书面告知投诉人的最后日期
case-nothing-fired = 没有任何规则反对调解。
case-judged = 项目已就需要人工判断的事项作出判断。理由见备注。
case-overridden = 主管已推翻可以推翻的排除。理由见备注。
case-policy = 依据政策 { $version } 作出决定。
kind-community = 居民与警察
kind-internal = 部门同事之间
kind-neighbor = 邻里
kind-school = 学校
returned-not-eligible = 不符合调解条件
returned-not-suitable = 经判断不适合调解
returned-not-held = 调解未举行
returned-no-agreement = 调解未达成协议
returned-mediated = 已调解，并按政策退回
returned-anonymous = 匿名提交，而调解需要双方参加
ground-pending-criminal-case = 未决刑事案件
ground-officer-waiver = 警员的书面弃权
ground-several-jurisdictions = 涉及多个司法辖区
ground-several-employees = 涉及不止一名雇员
ground-incapacity = 丧失能力或缺勤
ground-civil-suit = 以该警员为被告的民事诉讼
ground-complainant-defendant = 投诉人是刑事被告
ground-workers-compensation-fraud = 工伤赔偿欺诈
finding-sustained = 投诉成立
finding-not-sustained = 投诉无法证实
finding-exonerated = 行为正当
finding-unfounded = 投诉不属实
weight-excludes = 排除调解
weight-excludes-unless-overridden = 排除调解，除非主管推翻
weight-unknown = 必须查明
weight-judgement = 须由人判断
suitable-yes = 是，可以调解
suitable-no = 否，退回
outside-chain-yes = 涉案人员均不在我本人的指挥系统内
back-to-case = 返回案件
deeds-title = 您可以进行的操作
comments-title = 备注
do-comment-words = 写备注
    .hint = 能打开本页的工作人员可以阅读。备注只留在投诉一侧。
do-comment = 添加备注
comment-case = 备注
comment-judgement = 判断的理由
comment-override = 推翻的理由
assigned-mine = 此案由您负责。
assigned-other = 此案由一位同事负责。
assigned-nobody = 此案尚无人负责。
do-assign = 接手此案
do-unassign = 交回
do-respondent-title = 说明涉及何人
do-respondent = 添加此人
respondent-name = 姓名
respondent-email = 电子邮箱
    .hint = 可以是私人邮箱。
respondent-language = 语言
do-discovery-again-title = 更正发现之日
do-approve-designated-manager = 以指定经理身份批准
do-approve-outreach = 代表社区联络部门批准
do-approve-school = 代表学校批准
do-receipt-title = 确认您已收回
do-receipt-means = 确认您已重新收到该投诉，并将按普通程序继续处理。
do-receipt = 确认
question-violence-or-threats = 是否存在暴力或暴力威胁？
question-weapons = 是否涉及武器？
question-serious-injury = 是否有人严重受伤？
question-sworn-misconduct = 是否指控宣誓警员有不当行为？
category-working-relations = 工作关系
category-conduct = 同事的行为
category-noise = 噪音
category-property-lines = 地界
category-pets = 宠物
category-parking = 停车
category-shared-space = 共用空间
category-students = 学生之间
category-school-staff = 学生与学校职工之间
category-rumors = 传言
category-belongings = 物品被拿走或损坏
waiting-designated-manager = 指定经理
waiting-outreach = 社区联络部门
waiting-school = 学校
history-respondent-identified = 已说明涉及何人
history-clock-tolled = 已登记不计入的期间
history-toll-ended = 不计入的期间已结束
history-clock-waived = 弃权书已存档
history-judged = 已作判断
history-overridden = 已由主管推翻
history-receipt-confirmed = 已接收退回
history-disposition-recorded = 已登记部门结论
history-complainant-notified = 已书面告知投诉人
history-hold-placed = 已设置法律保全
history-hold-released = 已解除法律保全
history-commented = 已添加备注
history-assigned = 已由工作人员接手
history-unassigned = 已交回
history-clock-changed = 会面的最后日期已更改
deed-judgement-title = 判断是否适合
deed-judgement-means = 选“是”则案件符合条件并开始征求批准；选“否”则案件退回，并告知提交人。
deed-judgement-send = 记录判断
deed-override-title = 推翻排除
deed-override-means = 尽管存在排除事由，案件仍变为符合条件。使用武力和严重不当行为不能推翻。
deed-override-send = 推翻
deed-tolls-title = 登记不计入的期间
deed-tolls-means = 法定期限按停止计算的天数顺延。调解本身从不停止计时。
deed-tolls-send = 登记
deed-toll-ends-title = 结束不计入的期间
deed-toll-ends-means = 从次日起重新计时。
deed-toll-ends-send = 结束
deed-waiver-title = 存档弃权书
deed-waiver-means = 此后可将会面安排在安全日期之后，但不得超过法定期限。
deed-waiver-send = 存档
deed-disposition-title = 登记部门结论
deed-disposition-means = 部门自己的结论，与调解分开。告知投诉人的最后日期由结论日期推算。
deed-disposition-send = 登记
deed-disposition-notice-title = 登记已告知投诉人
deed-disposition-notice-means = 部门结论的书面通知（《刑法典》第 832.7 条）。
deed-disposition-notice-send = 登记
deed-hold-title = 设置法律保全
deed-hold-means = 在请求或程序未决期间，本案的任何内容都不会删除。
deed-hold-send = 设置
deed-hold-release-title = 解除法律保全
deed-hold-release-means = 此后，案件在保存期满时可以删除。
deed-hold-release-send = 解除
deed-reason = 理由
    .hint = 与案件一起保存在投诉一侧。
deed-document = 文件
    .hint = 文件所在：卷宗号或法院案号。
deed-suitable = 是否适合调解？
deed-outside-chain = 指挥系统
deed-ground = 不计入的原因
deed-toll-from = 第一天
deed-toll-until = 最后一天
    .hint = 尚不知道时请留空。
deed-open-toll = 哪一段已结束？
deed-toll-last-day = 其最后一天
deed-finding = 结论
deed-disposition-on = 日期
deed-notified-on = 通知发出的日期
desk-kind = 案件类型
desk-view-unassigned = 无人处理
desk-view-mine = 我的
desk-view-waiting = 等我处理
length-months = { $n ->
   *[other] { $number } 个月
}
length-days = { $n ->
   *[other] { $number } 天
}
case-deadline-tolled = { $n ->
   *[other] 另加不计入的 { $number } 天
}
ask-kind = 这件事涉及谁？
ask-kind-community = 警方工作人员
ask-kind-internal = 同事：我们都为警方工作
ask-kind-neighbor = 邻居
ask-kind-school = 学校里的人
ask-other-title = 对方
ask-other = 您对对方有哪些了解？
    .hint = 选填。姓名、住处或工作地点。
ask-address = 邮寄地址
    .hint = 如果寄信最方便。
ask-safe-times = 什么时候给您打电话比较安全？
    .hint = 选填。例如：晚上6点以后，星期日除外。
ask-may-leave-message = 如果您没有接听
may-leave-message-yes = 可以留言，即使别人可能听到
ask-stay-anonymous = 您想保持匿名吗？
    .hint = 调解需要双方参加，因此您的投诉将按常规程序处理。我们不会保留您的任何联系方式，也无法告诉您结果。
anonymous-yes = 是，我要保持匿名
ask-represented = 有律师在这件事上帮助您吗？
    .hint = 选填。您不需要律师。
represented-yes = 有
represented-no = 没有
represented-unknown = 不确定
ask-received = 您是如何收到的？
    .hint = 因为您已登录：如果您代他人提交，请选择。回答以当事人为准。
received-phone = 通过电话
received-paper = 书面
received-in-person = 当面
received-interpreter = 通过口译员
received-referral = 由我所在部门转介
received-form = 本人网上提交
filed-anonymous = { owner-starts }会确认收到{ your-matter }，并按常规程序处理。您选择了匿名，因此不会有人联系您。请保留您的编号。
history-contact-corrected = 联系方式已更正
deed-contact-title = 如何联系提交人
deed-contact-means = 只在安全的时间打电话。请在此更正对方告诉您的信息；此后邮件会发送到新地址。
deed-contact-send = 保存这些信息
contact-safe-times = 可以打电话的时间
contact-message = 如果无人接听
ask-no-money = { $kind ->
    [neighbor] 调解是一次谈话，不能决定赔偿问题：想要求损害赔偿的人，必须通过其他途径提出。
    [school] 调解是一次谈话，不能决定赔偿问题：想要求损害赔偿的人，必须通过其他途径提出。
   *[community] 调解是一次谈话，不能决定赔偿问题：损害赔偿请向市政府提出。
}
case-received-by = 收到方式
case-represented = 有律师协助
policies-title = 政策
own-mail-title = 我的邮件
own-mail-means = 发给工作台的每封邮件都会发到工作台的地址。您也可以在自己的邮箱收到您的工作台的邮件：{ $desks }。
own-mail-no-desk = 您所在的岗位没有接收邮件的工作台。
own-mail-no-address = 我们还不知道您的邮箱。邮箱来自您的账户，并须在账户中确认；然后请退出并重新登录。
own-mail-address = 您账户中的邮箱：{ $address }
own-mail-when = 您希望何时收到？
own-mail-immediate = 每封立即收到
own-mail-daily = 每个工作日一封，列出全部
own-mail-none = 不发到我的邮箱
own-mail-keep = 保存
own-mail-until = 如果您超过三个月未登录，将自动停止。
policies-means = 由城市自行决定的内容：案件类型、期限、时间窗口、语言。版本永不更改，因此过去的每项决定都能与当时的版本对照阅读。
policies-version = 版本
policies-kept = 保存时间
policies-shipped = 随 Concord 提供
policies-standing = 状态
policies-in-force = 生效中
policies-resting = 未生效
policies-activate = 使其生效
policies-keep-title = 保存另一个版本
policies-keep-means = 在您使其生效之前，不会据此作出任何决定。如有任何错误，则不保存，并列出所有错误。
policies-document = 文件
    .hint = TOML 格式。请以生效版本为基础，修改不同之处。
policies-keep = 保存此版本
policies-begun = 这是现行文件，末尾加上了城市活动。请阅读，给它一个新的版本名，然后保存。
policies-events-title = 从日历添加城市活动
policies-events = 日历文件（.ics）的文字
    .hint = 用文本编辑器打开文件，把全部内容粘贴到这里。内容会加到现行文件中，由您阅读并保存。这一步不会作出任何决定。
policies-events-send = 加入文件
policies-faults = 未保存
policies-faults-means = 请修正以下各行后重新提交。您提交的内容仍在下方。
policy-title = 政策文件
ask-leave-empty = 请留空
case-flags = 请先留意
flag-hidden-field = 填写了看不见的字段：可能由机器提交
flag-too-fast = 填写速度快于任何人的阅读速度
do-release-title = 邮件暂缓发送
do-release-means = 同时收到的申请超过政策允许的数量，因此尚未发送任何邮件。案件已在此，期限照常计算。如确由真人提交，请放行邮件。
do-release = 放行邮件
desk-quarantined = 邮件暂缓
history-quarantined = 邮件暂缓：收到数量超过政策允许
history-released = 邮件已放行

records-title = 保存期已满的记录
records-means = 这些案件结束已久，法律和本市政策都不再要求保存。在您决定之前不会销毁任何内容；销毁后无法恢复：所写内容、姓名和地址、历史以及调解方面的记录都会消失。
records-none = 没有等待销毁的案件。
records-ended = 结束于 { $day }。
records-over = 您要销毁哪些案件？
records-document = 谁同意的
    .hint = 同意文件的编号，以便查找。例如：市法律顾问 31-0412。
records-destroy = 永久销毁
records-held = 因法律保全而保留
records-held-means = 这些案件的保存期也已满。在解除保全之前会一直保留。
records-gone = 已销毁
records-gone-on = 销毁日期
retention-complaint = 没有成立结论的投诉
retention-sustained = 有成立结论的投诉
retention-conflict = 不属于投诉的纠纷
detail-discovered-on = 发现日期：{ $value }
detail-deadline = 法定期限：{ $value }
detail-safe-date = 最晚安全日期：{ $value }
detail-last-day = 最后一天：{ $value }
detail-from = 自{ $value }起
detail-until = 至{ $value }
detail-notify-by = 最迟告知日期：{ $value }
detail-minutes = { $value } 分钟
detail-policy = 政策 { $value }
verdict-eligible = 符合条件
verdict-not-eligible = 不符合条件
verdict-needs-review = 需要审查
code-agreement = 达成协议
code-no-agreement = 未达成协议
code-not-held = 未举行
history-respondent-taken-off = 移除了误填的人
history-approval-withdrawn = 已收回批准
respondents-none = 还没有指明任何人。
do-take-off-open = { $name }：弄错了人
do-take-off-sure = 要移除此人吗？
do-take-off-means = 此处会删除其姓名和地址，针对此人作出的批准也随之失效。还没有人给其写信。之后请填写正确的人。
do-take-off = 移除
do-respondent-means = 只有在发出邀请时才会向此地址发信。在那之前，填错的人可以移除。
do-discovery-means = 法定期限从这一天算起，在填写之前不会发出邀请。以后可以更正。
do-assign-means = 同事会看到有人在处理。他们仍然可以进行所有操作。
do-approve-title = 批准
do-approval-back-open = 收回批准
do-approval-back-sure = 要收回批准吗？
do-approval-back-means = 在您再次批准之前，个案不会被接受。
do-approval-back = 收回
approved-by = { $who }已批准。
assignee-title = 由谁处理
done-title = 已完成
status-soon = 这一步完成后我们会通知您。
status-link-means = 您的答复、时间和预约有单独的页面。链接在我们最新的邮件里；我们可以再发一次。
status-link = 把链接发到我的邮箱
status-questions = 有问题？请致电项目：{ $phone }
status-stop-title = 如果您改变主意
status-stop = 在我们问过您并得到同意之前，您和对方之间什么都不会发生。现在想停止，请致电 { $phone }。
own-contact-title = 我们如何联系您
own-contact-open = 更改
own-contact-means = 今后我们使用您在这里填写的内容。要更改电子邮箱，请致电 { $phone }，以便我们确认是您本人。
own-contact-kept = 今后我们使用这些联系方式。
contact-language = 语言
start-phone = 或致电我们：{ $phone }。我们可以用您的语言和您一起填写。
start-who-title = 适合谁
start-who-1 = 任何觉得警官或其他警方工作人员对待自己不当的人。
start-who-2 = 彼此有矛盾的邻居，以及学生和学校。
start-who-3 = 同在警方工作的同事。
start-follow-title = 已经申请过了？
start-follow = 我们最新邮件里的链接可以查看申请进展，也可以索取新链接。没有电子邮箱的话，请致电 { $phone }，并准备好您的编号。
start-talk-title = 为您的团体介绍
start-talk = 我们会到社区会议、邻里团体和警队点名会介绍调解如何进行。想请我们去介绍，请致电 { $phone }。
start-talk-open = 讲座、活动和近期安排
start-numbers = 有多少人申请、见面并达成一致，以及他们的评价。
start-numbers-open = 查看数据
policy-mails-title = 邮件的样子
policy-mails-open = 查看在此文件下每封邮件的样子
policy-mails-means = 编号、日期和预约均为虚构。切换本页语言即可查看其他语言。
policy-mails-own = 本市自己的措辞
policy-differs = 与现行的 { $version } 有何不同
policy-differs-nowhere = 没有不同。
policy-differs-means = 带减号的行现在有效但这里没有；带加号的行这里有但尚未生效。
status-stop-there = 您可以随时在上面链接打开的页面上一键停止。
assigned-now = { $n ->
   *[other] { $number } 个个案已转手。
}
assigned-already = { $n ->
   *[other] { $number } 个原本就是如此。
}
assigned-not = { $n ->
   *[other] { $number } 个无法更改。请打开查看原因。
}
assigned-none = 没有标记任何个案，因此没有改变。
assigned-soon = 工作台的列表稍后会更新。
assigned-back = 返回工作台
