import type { Messages } from '@/lib/i18n';

/** The words of the page that plays a flow. */
export const simulation: Messages = {
  zh: {
    about: '用虚拟的时间和所选的结果，把一版流程从头走一遍；不产生任何真实的案件、待办和文书。', 'as-case': '按用例的起始条件', 'choose-case': '选择用例，填入其起始条件', others: '其他条件', 'others-about': '写法与 *.tests.json 的 given 相同：input（申请等输入）、outcomes、outputs、deadlines、subjects、profile。', 'others-wrong': '不是 JSON 对象，不能使用',
    version: '模拟版次', now: '虚拟时间', status: { suspended: '进行中', finished: '已完成', cancelled: '已取消', faulted: '异常', pending: '未能开始' }, next: '推进到{{name}} {{at}}', 'next-is': { timer: '下一次到时', alert: '“{{name}}”预警', due: '“{{name}}”届满' }, 'nothing-next': '没有等待到时的事项',
    advance: '推进到该时间', undo: '撤销上一步', restart: '从头开始', 'restart-sure': '清除已执行的各步，从头开始？', 'start-over': '清除所填的条件和各步，从头开始', start: '起始条件', 'start-about': '确定后从头运行，已执行的各步保留。', 'starts-at': '开始时间', handler: '承办人',
    facts: '案件事实（filedAt、applicationReceivedOn、materialReceivedAt 以及分流规则所用的事实）', 'fact-name': '第 {{number}} 项名称', 'fact-value': '第 {{number}} 项的值', 'fact-remove': '删除{{name}}', 'fact-add': '增加一项',
    stopped: '第 {{step}} 步不能执行，其后各步没有执行', incident: '“{{name}}”出错',
    tab: { tasks: '待办', waits: '等待', deadlines: '期限', automatic: '自动步骤', letters: '文书', course: '经过' },
    'no-tasks': '没有待办', for: '由{{roles}}办理', nobody: '没有人可以办理', 'task-number': '{{name}}（第 {{number}} 项）', 'task-about': '{{name}}（第 {{number}} 项：{{about}}）', do: '办理', by: '办理人', outcomes: '办理结果', 'no-waits': '没有等待的事项', 'waits-event': '等待事件 {{event}}', 'waits-until': '等待至 {{at}}', payload: '随附数据（JSON）', 'send-event': '使其发生', 'drop-unplayed': '去掉没有执行的各步',
    'no-deadlines': '没有计算的期限', deadline: { running: '计算中，期限至', paused: '扣除中，期限至', met: '已办结', overdue: '已超期，期限至', void: '不再适用' }, 'alert-sent': '{{at}} 已预警', 'alert-at': '{{at}} 预警',
    'no-automatic': '没有可以选择结果的自动步骤', 'automatic-about': '由系统完成的步骤，可以选择其结果；选择后从头重新运行。', 'no-letters': '没有制作文书', entry: { started: '开始', resumed: '继续', completed: '完成', canceled: '取消', cancelled: '取消', faulted: '出错' },
  },
  en: {
    about: 'A version is gone through from the start, with a clock of its own and outcomes as you choose them. No real case, task or paper comes of it.', 'as-case': 'As a case starts', 'choose-case': 'Choose a case to take its start over', others: 'What else is given', 'others-about': 'As given in a *.tests.json: input (requests and the like), outcomes, outputs, deadlines, subjects, profile.', 'others-wrong': 'This is no JSON object',
    version: 'Version', now: 'Virtual time', status: { suspended: 'at work', finished: 'finished', cancelled: 'cancelled', faulted: 'faulted', pending: 'not started' }, next: 'On to {{name}} {{at}}', 'next-is': { timer: 'the next instant', alert: 'the alert of “{{name}}”', due: 'the end of “{{name}}”' }, 'nothing-next': 'Nothing waits for a time',
    advance: 'On to this time', undo: 'Undo the last step', restart: 'Start again', 'restart-sure': 'Forget the steps and start again?', 'start-over': 'Forget all that was entered and start again', start: 'How it starts', 'start-about': 'It is played from here once more, with the steps there are.', 'starts-at': 'Starts at', handler: 'Handler',
    facts: 'Facts of the case (filedAt, applicationReceivedOn, materialReceivedAt and what triage asks for)', 'fact-name': 'Name of fact {{number}}', 'fact-value': 'Value of fact {{number}}', 'fact-remove': 'Remove {{name}}', 'fact-add': 'Add a fact',
    stopped: 'Step {{step}} cannot be; it and what follows were not played', incident: '“{{name}}” failed',
    tab: { tasks: 'Tasks', waits: 'Waits', deadlines: 'Limits', automatic: 'Automatic', letters: 'Papers', course: 'Course' },
    'no-tasks': 'No tasks', for: 'for {{roles}}', nobody: 'nobody may do it', 'task-number': '{{name}} (no. {{number}})', 'task-about': '{{name}} (no. {{number}}: {{about}})', do: 'Do it', by: 'Done by', outcomes: 'Outcome', 'no-waits': 'It waits for nothing', 'waits-event': 'waits for {{event}}', 'waits-until': 'waits until {{at}}', payload: 'What comes with it (JSON)', 'send-event': 'Let it happen', 'drop-unplayed': 'Drop what was not played',
    'no-deadlines': 'No limit runs', deadline: { running: 'runs until', paused: 'paused, until', met: 'met', overdue: 'late, was due', void: 'void' }, 'alert-sent': 'alert sent {{at}}', 'alert-at': 'alert at {{at}}',
    'no-automatic': 'No automatic step has a choice', 'automatic-about': 'How steps end that the system does; everything is played again with what you choose.', 'no-letters': 'No papers were made', entry: { started: 'begins', resumed: 'goes on', completed: 'is done', canceled: 'is cancelled', cancelled: 'is cancelled', faulted: 'fails' },
  },
};
