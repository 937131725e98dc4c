# The survey.

survey-title = 您觉得这次经历怎么样？
survey-intro = 大约需要两分钟。您可以填写到{ $day }为止。
survey-anonymous-title = 没有人能分辨哪些答案是您的
survey-anonymous-1 = 您一发送，答案就会被封存，您的姓名会被去掉。只有与另外至少四份答案放在一起、打乱顺序后，才会打开。
survey-anonymous-2 = 保留的是您的答案和留言，您是作为居民、警局员工还是调解员参加的，以及年份。不保留您的姓名和语言，也不保留日期和个案。
survey-anonymous-3 = 我们只知道这次问卷邀请已有人回应，这样就不会再提醒您。留言只有项目组会读到，而且与其他留言混在一起。警局永远看不到单份答案。
survey-question-mediator-helpful = 调解员对我有帮助
survey-question-mediator-neutral = 调解员立场中立
survey-question-could-say = 我能说出我需要说的话
survey-question-respected = 我受到了尊重
survey-question-explained = 整个过程解释得很清楚
survey-question-good-time = 时间安排得及时
survey-question-no-pressure = 没有人给我压力
survey-question-understand-other = 我现在更理解对方了
survey-question-fair = 结果是公平的
survey-question-satisfied = 我对整个过程感到满意
survey-question-use-again = 我愿意再参加一次
survey-question-recommend = 我会推荐给别人
survey-scale-1 = 1 – 完全不符合
survey-scale-2 = 2 – 有一点符合
survey-scale-3 = 3 – 部分符合
survey-scale-4 = 4 – 大部分符合
survey-scale-5 = 5 – 非常符合
survey-choose = 请选择一个答案：{ $question }
survey-remark = 还有什么想说的吗？（选填）
    .hint = 请不要写任何人在会面中说的话：那些内容继续保密。也请不要写姓名。
survey-once = 您只能填写一次。之后谁也不能更改答案，因为没有人知道哪些是您的。
survey-send = 发送我的答案
survey-thanks-title = 谢谢您
survey-thanks-sealed = 您的答案已封存。
survey-thanks-next = 不需要再做什么。我们不会再提醒您填写这份问卷。

# The desk.

desk-search = 按查询编号搜索
desk-waiting = 等待
desk-stage = 阶段
desk-all = 全部
desk-filter = 显示
desk-clear = 清除搜索和筛选
desk-cases = 个案
desk-mediations = 调解
desk-nothing = 这里没有内容。
desk-nothing-found = 没有符合的内容。清除搜索和筛选，就能看到全部。
desk-reference = 查询编号
desk-due = 处理期限
desk-overdue = 已逾期
desk-deadline = 法定期限
desk-none = –
desk-tasks = 待查明
desk-uncertain-means = 这些邮件需要您处理：没有人知道它们是否已经发出，或者它们发不出去。它们都不会自动重发。

# Mails by name, in the list of mails that nobody knows the fate of.

template-receipt = 收到确认，给投诉人
template-case-received = 新个案，给专业标准科
template-approval-wanted = 需要批准，给专业标准科
template-case-returned = 个案已回到常规程序，给专业标准科
template-case-closed = 个案已结案，给专业标准科
template-not-eligible = 不符合条件，给投诉人
template-offers-to-send = 待发邀请，给项目组
template-offer = 邀请
template-offer-nudge = 邀请提醒
template-going-ahead = 确定进行
template-not-going-ahead = 不会进行
template-mediators-to-assign = 待指派调解员，给项目组
template-assignment = 任务，给一位调解员
template-times-to-offer = 待提供时间，给项目组
template-pick-times = 请选择时间
template-no-common-time = 没有所有人都方便的时间，给项目组
template-session-booked = 会面已预约
template-session-reminder = 会面提醒
template-session-cancelled = 会面已取消
template-outcome-due = 待记录结果，给一位调解员
template-terms-to-decide = 待查看的条款，致项目
template-agreement-to-sign = 待签的协议
template-agreement-signed = 大家都签了字的协议
template-follow-up = 询问约定是否得到遵守
template-follow-up-nudge = 该询问的提醒
template-agreement-broken = 约定未得到遵守，致项目
template-agreement-to-destroy = 协议保存期满，致项目
template-survey = 问卷
template-survey-nudge = 问卷提醒
template-new-assignment-link = 任务的新链接
template-new-mediation-link = 调解的新链接
template-new-status-link = 查看申请的新链接
template-session-postponed = 会面取消，另定时间
template-session-moved = 会面改期
template-session-stays = 预约保持不变
template-other-time-wanted = 需要改时间，致项目
template-pick-other-times = 请选择其他时间
template-assignment-ended = 任务结束，致调解员
template-not-suitable = 调解不适合某人，致项目
template-mediators-named = 由谁调解
template-mediator-silent = 调解员未答复，致项目
template-silence-near = 没有人联系，致项目
template-session-on-event = 当天有活动，致项目
template-assignment-nudge = 任务提醒，致调解员
template-no-invitation = 未发邀请
template-ended-early = 提前结束
template-without-you = 继续进行，此人不参加
template-call-wanted = 有人要求致电，致项目
template-contact-wanted = 需要致电的人，致项目

# The public's numbers.

public-suppressed = 为了不让任何人被认出来，1到{ $most }的数字不显示，能让人推算出其中某个数字的合计也不显示，更大的数字每{ $below }为一档。零就是零。

trouble-uncertain = 没有人知道是否已发出
trouble-no-email = 没有电子邮箱：请打电话或写信
trouble-unwritable = 发不出去：请告知系统运维人员

desk-views = 工作台视图
desk-view-all = 全部
desk-view-overdue = 已逾期
desk-view-done = 已完成
template-acknowledgement-overdue = 确认逾期，致案件负责部门
template-clock-alert = 法定日期临近，致工作人员
template-session-past-safe-date = 约定晚于法定日期，致项目
