import type { Messages } from '@/lib/i18n';

export const administration: Messages = {
  zh: {
    title: '系统管理',
    about: '只列出您有权使用的各项。',
    nothing: '您的岗位没有系统管理事项',
    section: {
      calendars: '日历', 'calendars-about': '导入一年的放假和调休，预览期限变动，由他人批准',
      profile: '本院配置', 'profile-about': '各版配置、提示、变更和批准',
      staff: '岗位配备与调配', 'staff-about': '岗位是否有人、临时调配到团队',
      messages: '消息', 'messages-about': '发出、收到而未成的消息：重试、更正、跳过',
      incidents: '流程异常', 'incidents-about': '停在某一步的流程：重试、跳过',
      gateways: '对外请求', 'gateways-about': '向各外部系统提出的请求及结果',
      audit: '审计', 'audit-about': '被拒绝的办理、运维操作留痕',
    },
    state: { proposed: '待批准', withdrawn: '已撤回', queued: '待施行', running: '重算中', finished: '已施行' },
    act: { approve: '批准', withdraw: '撤回', retry: '重试', skip: '跳过', replay: '更正后重放', reason: '理由', 'reason-needed': '请写明理由', done: '已办理' },
    filter: { all: '全部', state: '状态', kind: '种类', resolved: '已处理', open: '未处理' },
    proposed: '{{name}} 于 {{time}} 提出',
    decided: '{{name}} 于 {{time}} 办理',
    moved: '已变动期限 {{count}} 个',
    moves: {
      title: '期限变动预览', about: '按新规则重新计算，只列有变动的；批准之前不作任何改动。', empty: '没有期限会变动', number: '案号', node: '节点', from: '现为', to: '变为', provisional: '暂定', problem: '不能重算：{{problem}}',
    },
    calendar: {
      title: '日历', about: '放假和调休按年导入；未导入的年份，期限为暂定。', empty: '没有导入过日历', upload: '选择年度日历文件（JSON）', level: '层级', levels: { national: '全国', court: '本院', emergency: '紧急' },
      year: '年度', source: '来源', state: '状态', proposed: '提出', unreadable: '文件不是 JSON',
      preview: '待提出：{{year}} 年，放假 {{holidays}} 天，调休上班 {{workdays}} 天', propose: '提出', 'second-person': '须由另一人批准后施行。',
    },
    profile: {
      title: '本院配置', versions: '各版', version: '版次', 'effective-from': '施行日', 'in-force': '现行', imported: '登记时间', warnings: '待本院处理的提示', 'no-warnings': '没有提示', path: '位置', message: '提示',
      changes: '变更', 'no-changes': '没有提出过变更', propose: '提出变更', reason: '理由', change: '配置变更', differences: '变更内容', before: '变更前', after: '变更后', lost: '变更后不再有流程执行的条款', 'new-warnings': '变更带来的提示', none: '无',
      settings: '设置', nodes: '节点期限', node: '节点', limit: '院内期限', statutory: '法定期限', alert: '提前预警', unit: '单位', recompute: '重算进行中的期限', 'recompute-about': '所选节点进行中的期限按新配置重算；不选的，仍按原配置。', nothing: '没有改动', submit: '提出变更',
      roles: '岗位', role: '岗位', 'role-name': '名称', scope: '可见案件', scopes: { own: '本人办理', team: '本团队', bureau: '本局', court: '全院' }, fallback: '空缺或回避时由其代行', 'no-fallback': '无',
      chains: '审批链', 'chains-about': '逐级审批；每一步由所列岗位中的任一人办理，申请人和前序审批人除外。', step: '第 {{number}} 步', 'step-add': '增加一步', signers: '审批岗位', mode: '方式', modes: { decision: '审批', opinion: '出具意见', quorum: '合议' },
      quorum: '合议人数', persons: '人', 'of-quorum': '（{{count}} 人合议）', 'of-opinion': '（意见）', 'authorised-by': '凭{{role}}授权', reply: '答复时限', unconfirmed: '待本院确认',
      triage: '繁简分流规则', 'triage-about': '自上而下，最先符合的一条决定类别和办理；条件用案件事实书写。', 'triage-none': '本院没有分流规则。', rule: '规则 {{number}}', 'rule-name': '名称', 'rule-when': '条件', class: '类别', track: '办理', 'rule-add': '增加规则',
      classes: { simple: '简易', ordinary: '普通', special: '特殊' }, tracks: { centre: '执行指挥中心', judge: '执行法官', 'fast-team': '快执团队', 'ordinary-team': '普执团队' },
      'entry-up': '上移“{{name}}”', 'entry-down': '下移“{{name}}”', 'entry-remove': '删除“{{name}}”',
      setting: {
        alertTime: '预警时刻', rollCourtLimit: '院内期限遇休息日顺延', hoursFrom: '小时期限起算', rollHours: '小时期限遇休息日顺延', unclaimedAfter: '待办无人签收多久报告', longUnclosedAfter: '长期未结', reinstateExcludesOriginalHandler: '恢复执行回避原承办人',
        approverMayNotBeRequester: '申请人不得审批', disposalMode: '财产处置方式', reservePriceFloor: '起拍价下限（参考价之比）',
      },
      option: { timestamp: '自接收时刻', 'start-of-next-day': '自次日零时', 'sub-flow': '另立处置流程', transfer: '移交其他团队' },
      units: { hour: '小时', 'working-hour': '工作小时', day: '日', 'working-day': '工作日', month: '个月', year: '年', 'same-day': '当日' },
    },
    staff: {
      title: '岗位配备与调配', staffing: '岗位配备', role: '岗位', holders: '在岗人数', acting: '由其代行', vacant: '无人', loans: '临时调配', 'no-loans': '没有调配记录', person: '人员', team: '团队', from: '起', until: '止', 'in-force': '调配中', yes: '是', no: '否', lend: '调配', end: '提前结束', 'end-sure': '立即结束该项调配？',
    },
    message: {
      title: '消息', about: '缺省列出失败和已放弃的。', empty: '没有失败或待处置的消息', kind: '种类', state: '状态', attempts: '次数', error: '最近的错误', created: '产生', next: '下次重试', case: '案件',
      states: { waiting: '待发', failing: '失败重试中', 'given-up': '已放弃', delivered: '已送达', skipped: '已跳过' }, detail: '消息内容', content: '更正后的内容', original: '内容', bad: '不是正确的 JSON',
    },
    incident: { title: '流程异常', empty: '没有停下来的流程', step: '步骤', code: '代码', message: '说明', at: '发生', resolved: '处理', outcome: '以何结果跳过', case: '案件' },
    gateway: {
      title: '对外请求', empty: '没有对外请求', gateway: '外部系统', operation: '事项', state: '状态', reference: '对方编号', node: '节点', requested: '提出', answered: '答复', reason: '说明',
      states: { pending: '待发', accepted: '已受理', answered: '已答复', refused: '被拒绝', unknown: '结果不明', cancelled: '已取消' },
    },
    audit: {
      title: '审计', refused: '被拒绝的办理', operators: '运维操作留痕', empty: '没有记录', at: '时间', by: '人员', act: '操作', subject: '对象', code: '代码', reason: '说明', confirmed: '确认人', case: '案件', open: '查看案件',
    },
  },
  en: {
    title: 'Administration',
    about: 'Only what your post has a right to.',
    nothing: 'Your post has nothing to administer',
    section: {
      calendars: 'Calendar', 'calendars-about': 'Load a year, preview what moves, approval by somebody else',
      profile: 'Court profile', 'profile-about': 'Versions, hints, changes and their approval',
      staff: 'Posts and loans', 'staff-about': 'Which posts are held, who is lent to which team',
      messages: 'Messages', 'messages-about': 'Messages that failed: retry, correct, skip',
      incidents: 'Incidents', 'incidents-about': 'Flows that stand still: retry, skip',
      gateways: 'Outside requests', 'gateways-about': 'What was asked of outside systems',
      audit: 'Audit', 'audit-about': 'Refused acts and acts of operators',
    },
    state: { proposed: 'Proposed', withdrawn: 'Withdrawn', queued: 'Approved', running: 'Recomputing', finished: 'In force' },
    act: { approve: 'Approve', withdraw: 'Withdraw', retry: 'Retry', skip: 'Skip', replay: 'Correct and replay', reason: 'Reason', 'reason-needed': 'Say why', done: 'Done' },
    filter: { all: 'All', state: 'State', kind: 'Kind', resolved: 'Resolved', open: 'Open' },
    proposed: 'proposed by {{name}}, {{time}}',
    decided: 'decided by {{name}}, {{time}}',
    moved: '{{count}} deadlines moved',
    moves: {
      title: 'What would move', about: 'Recomputed by the new rules; only what moves is listed. Nothing changes before approval.', empty: 'No deadline would move', number: 'Case number', node: 'Node', from: 'Now', to: 'Then', provisional: 'provisional', problem: 'Cannot be recomputed: {{problem}}',
    },
    calendar: {
      title: 'Calendar', about: 'Holidays and make-up workdays are loaded by year; in years not loaded dates are provisional.', empty: 'No year was loaded', upload: 'Choose a year file (JSON)', level: 'Level', levels: { national: 'National', court: 'Court', emergency: 'Emergency' },
      year: 'Year', source: 'Source', state: 'State', proposed: 'Proposed', unreadable: 'The file is not JSON',
      preview: 'To be proposed: {{year}}, {{holidays}} holidays, {{workdays}} make-up workdays', propose: 'Propose', 'second-person': 'Somebody else has to approve it.',
    },
    profile: {
      title: 'Court profile', versions: 'Versions', version: 'Version', 'effective-from': 'Effective from', 'in-force': 'in force', imported: 'Recorded', warnings: 'For the court to settle', 'no-warnings': 'No hints', path: 'Where', message: 'Hint',
      changes: 'Changes', 'no-changes': 'No change was proposed', propose: 'Propose a change', reason: 'Reason', change: 'Change of the profile', differences: 'What changes', before: 'Before', after: 'After', lost: 'Clauses that nothing would execute any more', 'new-warnings': 'New hints', none: 'None',
      settings: 'Settings', nodes: 'Limits of nodes', node: 'Node', limit: 'Court limit', statutory: 'Statutory limit', alert: 'Alert before', unit: 'Unit', recompute: 'Recompute running deadlines', 'recompute-about': 'Running deadlines of these nodes follow the new version; all others keep their own.', nothing: 'Nothing is changed', submit: 'Propose',
      roles: 'Roles', role: 'Role', 'role-name': 'Name', scope: 'Cases seen', scopes: { own: 'own', team: 'the team’s', bureau: 'the bureau’s', court: 'the court’s' }, fallback: 'Who acts where nobody can', 'no-fallback': 'nobody',
      chains: 'Approval chains', 'chains-about': 'Step after step; of each step’s roles any one person signs, but neither the applicant nor who has signed before.', step: 'Step {{number}}', 'step-add': 'Add a step', signers: 'Signed by', mode: 'How', modes: { decision: 'decides', opinion: 'gives an opinion', quorum: 'as a panel' },
      quorum: 'Panel', persons: 'persons', 'of-quorum': ' (panel of {{count}})', 'of-opinion': ' (opinion)', 'authorised-by': 'under authorisation of {{role}}', reply: 'To be answered within', unconfirmed: 'to be confirmed',
      triage: 'Rules for triage', 'triage-about': 'From the top down: the first that holds decides class and track. Conditions are written over the facts of the case.', 'triage-none': 'The court has no rules for triage.', rule: 'Rule {{number}}', 'rule-name': 'Name', 'rule-when': 'Condition', class: 'Class', track: 'Track', 'rule-add': 'Add a rule',
      classes: { simple: 'simple', ordinary: 'ordinary', special: 'special' }, tracks: { centre: 'command centre', judge: 'enforcement judge', 'fast-team': 'fast team', 'ordinary-team': 'ordinary team' },
      'entry-up': 'Move “{{name}}” up', 'entry-down': 'Move “{{name}}” down', 'entry-remove': 'Remove “{{name}}”',
      setting: {
        alertTime: 'Time of alerts', rollCourtLimit: 'Court limits move off rest days', hoursFrom: 'Hours run from', rollHours: 'Hours move off rest days', unclaimedAfter: 'Unclaimed tasks are reported after', longUnclosedAfter: 'Long unclosed after', reinstateExcludesOriginalHandler: 'Resumed cases go to another handler',
        approverMayNotBeRequester: 'Requester may not approve', disposalMode: 'Disposal', reservePriceFloor: 'Lowest reserve price (share)',
      },
      option: { timestamp: 'the moment', 'start-of-next-day': 'the next day', 'sub-flow': 'a flow of its own', transfer: 'another team' },
      units: { hour: 'hours', 'working-hour': 'working hours', day: 'days', 'working-day': 'working days', month: 'months', year: 'years', 'same-day': 'same day' },
    },
    staff: {
      title: 'Posts and loans', staffing: 'Posts', role: 'Post', holders: 'Holders', acting: 'Acting', vacant: 'vacant', loans: 'Loans', 'no-loans': 'Nobody was lent', person: 'Person', team: 'Team', from: 'From', until: 'Until', 'in-force': 'In force', yes: 'yes', no: 'no', lend: 'Lend', end: 'End now', 'end-sure': 'End this loan at once?',
    },
    message: {
      title: 'Messages', about: 'Failing and given up ones, unless chosen otherwise.', empty: 'No message needs an operator', kind: 'Kind', state: 'State', attempts: 'Tries', error: 'Last error', created: 'Created', next: 'Next try', case: 'Case',
      states: { waiting: 'waiting', failing: 'failing', 'given-up': 'given up', delivered: 'delivered', skipped: 'skipped' }, detail: 'Message', content: 'Corrected content', original: 'Content', bad: 'not JSON',
    },
    incident: { title: 'Incidents', empty: 'No flow stands still', step: 'Step', code: 'Code', message: 'Message', at: 'At', resolved: 'Resolved', outcome: 'Skip with outcome', case: 'Case' },
    gateway: {
      title: 'Outside requests', empty: 'No requests', gateway: 'System', operation: 'Operation', state: 'State', reference: 'Reference', node: 'Node', requested: 'Requested', answered: 'Answered', reason: 'Note',
      states: { pending: 'pending', accepted: 'accepted', answered: 'answered', refused: 'refused', unknown: 'unknown', cancelled: 'cancelled' },
    },
    audit: {
      title: 'Audit', refused: 'Refused acts', operators: 'Operators’ acts', empty: 'No entries', at: 'At', by: 'By', act: 'Act', subject: 'Subject', code: 'Code', reason: 'Note', confirmed: 'Confirmed by', case: 'Case', open: 'Open the case',
    },
  },
};
