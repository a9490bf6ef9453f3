import type { Messages } from '@/lib/i18n';

export const accounts = {
  zh: {
    accounts: {
      title: '账号', about: '本院人员的账号、岗位和团队；停用的账号保留其名。变更、重置口令和停用后，该人员的登录随即失效。', none: '没有符合条件的账号',
      create: '新建账号', find: '查找', 'find-about': '姓名或账号', name: '姓名', account: '账号', 'account-about': '小写字母、数字和连字符，如 judge4', created: '建立日期', acts: '办理', own: '本人账号，由另一名管理员办理',
      'employed-by': '人员性质', employer: { court: '本院人员', contractor: '外包人员' },
      states: { active: '在用', inactive: '已停用', locked: '锁定至 {{time}}', 'must-change': '待本人设置口令' },
      act: { change: '变更', password: '重置口令', deactivate: '停用', reactivate: '恢复' },
      'act-on': { change: '变更账号：{{name}}', password: '重置口令：{{name}}', deactivate: '停用账号：{{name}}', reactivate: '恢复账号：{{name}}' },
      'change-about': '保存后该人员须重新登录；临时调配不受影响。',
      'password-about': '原口令作废、登录退出，因口令错误的锁定同时解除；新口令只显示一次，本人登录时须先改为自己的口令。',
      'deactivate-about': '停用后不能登录，已有的登录随即退出；岗位、团队和办理记录保留，可以恢复。',
      'reactivate-about': '恢复后以原岗位、原团队登录，口令不变。',
      force: '仍然停用，名下事项另行转办或者提请变更承办人',
      given: '一次性口令：{{name}}', 'given-about': '只显示这一次，有效至 {{until}}。请当面或者电话告知本人，不要用短信、微信发送；本人首次登录须先改为自己的口令。', 'given-noted': '已告知本人，关闭',
      'given-before': '该请求此前已经办理，口令已在当时显示；没有记下的，请重置口令。', 'one-time': '一次性口令', copy: '复制', copied: '已复制',
    },
  },
  en: {
    accounts: {
      title: 'Accounts', about: "The accounts of the court's people, their posts and teams. A change, a new password or a deactivation ends the person's sign-ins.", none: 'No such accounts',
      create: 'New account', find: 'Find', 'find-about': 'name or account', name: 'Name', account: 'Account', 'account-about': 'small letters, digits and hyphens, such as judge4', created: 'Created', acts: 'Acts', own: 'Your own; another administrator changes it',
      'employed-by': 'Employed by', employer: { court: 'the court', contractor: 'a contractor' },
      states: { active: 'in use', inactive: 'deactivated', locked: 'locked until {{time}}', 'must-change': 'has to choose a password' },
      act: { change: 'Change', password: 'Password', deactivate: 'Deactivate', reactivate: 'Reactivate' },
      'act-on': { change: 'Change: {{name}}', password: 'New password: {{name}}', deactivate: 'Deactivate: {{name}}', reactivate: 'Reactivate: {{name}}' },
      'change-about': 'The person has to sign in again; loans stay as they are.',
      'password-about': 'The old password and every sign-in end, a lock too; the new one is shown once, and the person has to choose another with it.',
      'deactivate-about': 'Nobody signs in with it any more; posts, teams and what was done stay, and it can be reactivated.',
      'reactivate-about': 'Posts, teams and password are as they were.',
      force: 'Deactivate all the same; what the person still has is passed on otherwise',
      given: 'One-time password: {{name}}', 'given-about': 'Shown this once, good until {{until}}. Tell it in person or by telephone, not in a message; it has to be changed at the first sign-in.', 'given-noted': 'Told, close',
      'given-before': 'This had been done before and the password was shown then; if nobody has it, hand out another.', 'one-time': 'One-time password', copy: 'Copy', copied: 'Copied',
    },
  },
} satisfies Messages;
