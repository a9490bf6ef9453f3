type Words = { [code: string]: [chinese: string, english: string] };

/** What the codes of the records mean, by record. They stand here and not with the other words, as only this page needs them. */
export const codeWords: { [kind: string]: Words } = {
  timeline: {
    'case-filed': ['立案登记', 'case filed'], triaged: ['繁简分流', 'triaged'], 'handler-assigned': ['确定承办人', 'handler assigned'], 'handler-changed': ['变更承办人', 'handler changed'],
    'case-reinstated': ['恢复执行立案', 'case reinstated'], 'reinstatement-checked': ['恢复执行审查', 'reinstatement checked'], 'case-closed': ['结案', 'case closed'], 'closing-checked': ['结案审查', 'closing checked'], 'case-archived': ['归档', 'case archived'],
    'terminated-registered': ['进入终本案件库', 'registered as terminated'], 'terminated-queried': ['终本定期查询', 'terminated case queried'],
    'deadline-started': ['节点开始计算', 'deadline started'], 'deadline-alert': ['节点预警', 'deadline alert'], 'deadline-met': ['节点办结', 'deadline met'], 'deadline-ended': ['节点届满', 'deadline ended'], 'deadline-overdue': ['节点超期', 'deadline overdue'], 'deadline-void': ['节点作废', 'deadline void'], 'deadline-recomputed': ['节点重算', 'deadline recomputed'],
    'term-extended': ['延长办案期限', 'term extended'], 'term-paused': ['扣除期间开始', 'term paused'], 'term-resumed': ['恢复计算', 'term resumed'], 'period-started': ['期间开始', 'period started'],
    'overdue-urge': ['超期督促', 'overdue: urged'], 'overdue-bulletin': ['超期通报', 'overdue: circulated'], 'overdue-exempt': ['超期免责', 'overdue: excused'],
    'task-created': ['产生待办', 'task created'], 'task-completed': ['办结待办', 'task completed'], 'approval-signed': ['签署审批意见', 'approval signed'],
    'request-handed-in': ['提请', 'request handed in'], 'request-open': ['提请审批中', 'request open'], 'request-returned': ['提请退回修改', 'request returned'], 'request-approved': ['提请获批准', 'request approved'], 'request-rejected': ['提请未获同意', 'request rejected'], 'request-withdrawn': ['撤回提请', 'request withdrawn'], 'request-recalled': ['撤回提请', 'request recalled'], 'request-done': ['提请事项办结', 'request done'], 'request-failed': ['提请事项未能办理', 'request failed'],
    'documents-made': ['制作文书', 'documents made'], 'document-sent': ['文书发出', 'document sent'], 'attachment-added': ['上传附件', 'attachment added'],
    'query-answered': ['查控反馈', 'query answered'], 'measure-recorded': ['登记控制措施', 'measure recorded'], 'measure-renewed': ['续封', 'measure renewed'], 'measure-released': ['解除控制措施', 'measure released'], 'measure-disposed': ['控制措施因处置终结', 'measure ended by disposal'], 'measure-lapsed': ['控制措施到期失效', 'measure lapsed'],
    'funds-arrived': ['案款到账', 'funds arrived'], 'funds-claimed': ['案款认领', 'funds claimed'], 'funds-paid': ['案款发放', 'funds paid'], 'funds-returned': ['案款退回', 'funds returned'], 'funds-anomaly': ['案款异常', 'funds anomaly'],
    'sanction-expire': ['联合惩戒期满', 'sanction expired'], 'sanction-add': ['采取联合惩戒', 'sanction added'], 'sanction-lift': ['屏蔽失信、解除限消', 'sanction lifted'],
    'coercive-propose': ['报批强制措施', 'coercive measure proposed'], 'coercive-reject': ['强制措施未获批准', 'coercive measure rejected'], 'coercive-withdraw': ['撤回强制措施', 'coercive measure withdrawn'], 'coercive-execute': ['执行强制措施', 'coercive measure executed'], 'coercive-end': ['强制措施结束', 'coercive measure ended'], 'coercive-revoke': ['撤销强制措施', 'coercive measure revoked'], 'coercive-review-asked': ['申请强制措施复议', 'review of a coercive measure asked'],
    'settlement-agree': ['执行和解', 'settlement agreed'], 'settlement-remind': ['和解履行提醒', 'settlement reminder'], 'settlement-pay': ['和解履行', 'settlement paid'], 'settlement-urge': ['和解催告', 'settlement urged'], 'settlement-break': ['和解违约', 'settlement broken'],
    'gateway-requested': ['向外部系统提出请求', 'outside request'], 'gateway-accepted': ['外部系统受理', 'outside request accepted'], 'gateway-answered': ['外部系统答复', 'outside request answered'], 'gateway-refused': ['外部系统拒绝', 'outside request refused'], 'gateway-cancelled': ['取消对外请求', 'outside request cancelled'], 'gateway-late': ['外部系统逾期未答', 'outside answer late'], 'gateway-unknown': ['对外请求结果不明', 'outside result unknown'], 'gateway-stuck': ['对外请求受阻', 'outside request stuck'],
    'message-repaired': ['处置消息', 'message repaired'], 'incident-retried': ['重试流程步骤', 'step retried'], 'flow-repaired': ['处置流程', 'flow repaired'], 'flow-missing': ['缺少流程', 'flow missing'],
    'disposal-materials': ['处置材料', 'disposal: materials'], 'disposal-survey': ['处置财产现场勘查', 'disposal: survey'], 'disposal-price-start': ['启动确定参考价', 'disposal: price started'], 'disposal-reference-price': ['确定参考价', 'disposal: reference price'], 'disposal-price-report-service': ['送达价格报告', 'disposal: price report served'], 'disposal-price-objection': ['参考价异议', 'disposal: price objection'], 'disposal-reserve-price': ['确定起拍价', 'disposal: reserve price'], 'disposal-announcement-draft': ['拟定拍卖公告', 'disposal: announcement drafted'], 'disposal-notification': ['通知当事人', 'disposal: parties notified'], 'disposal-publication': ['发布拍卖公告', 'disposal: published'], 'disposal-result': ['拍卖结果', 'disposal: result'], 'disposal-balance': ['缴纳尾款', 'disposal: balance'], 'disposal-default': ['悔拍', 'disposal: default'], 'disposal-unsold-decision': ['流拍后处理', 'disposal: unsold'], 'disposal-set-off': ['以物抵债', 'disposal: set off'], 'disposal-ruling': ['拍卖成交裁定', 'disposal: ruling'], 'disposal-transfer': ['交付、过户', 'disposal: transfer'],
  },
  operator: {
    'account-created': ['新建账号', 'account created'], 'account-changed': ['变更账号', 'account changed'], 'account-deactivated': ['停用账号', 'account deactivated'], 'account-reactivated': ['恢复账号', 'account reactivated'], 'password-reset': ['重置口令', 'password reset'],
    retry: ['重试', 'retried'], skip: ['跳过', 'skipped'], replay: ['更正后重放', 'corrected and replayed'], 'change-variable': ['更改流程变量', 'variable changed'], move: ['移动流程位置', 'flow moved'], cancel: ['取消流程', 'flow cancelled'],
  },
  access: {
    parties: ['当事人信息', 'parties'], 'party-search': ['按当事人查找案件', 'search by party'], assets: ['财产信息', 'assets'], funds: ['案款信息', 'funds'], attachment: ['附件', 'attachment'], minutes: ['合议笔录（副卷）', 'minutes'], informant: ['举报人信息', 'informant'], opinion: ['审批意见（副卷）', 'opinion'], flow: ['流程实例', 'flow'], message: ['消息内容', 'message'],
  },
};
