import type { Messages } from '@/lib/i18n';

/** The words of the page of quick settings. */
export const settings: Messages = {
  zh: {
    who: '角色、签批', node: '节点', limit: '期限', alert: '提前预警', 'by-script': '由脚本确定', 'of-profile': '本院配置', statutory: '法定 {{limit}}（{{source}}）', 'beyond-law': '长于法定期限，届满仍以法定期限为准：{{limit}}（{{source}}）', 'is-changed': '已修改', change: '修改', close: '收起', handler: '承办人',
    shared: '属于本院配置：使用同一节点、审批链的步骤一并改变，须另一人批准后施行。', lead: '第 {{number}} 次预警', 'lead-remove': '删除第 {{number}} 次预警', 'lead-add': '增加预警',
    save: '保存为草稿', discard: '放弃修改', nothing: '没有改动', changed: '改动 {{count}} 步，尚未保存', saved: '已保存', draft: '流程中的设置已成为草稿，提交发布后由另一人批准。可以先看：', proposed: '期限、预警属于本院配置，已提出配置变更，由另一人批准后施行：', 'to-change': '查看配置变更',
    'edited-by-another': '他人正在编辑该流程，现在保存会被拒绝；您可以先填写，填写的内容保留在本页。', reload: '重新读取流程', behind: '您开始填写之后，该流程已有新的内容', kept: '您填写的内容仍在。请先重新读取流程，核对不同之处，再保存。',
    differs: '下列各处在您填写之后已由他人修改，保存后以您填写的为准', 'differs-at': '“{{step}}”的{{part}}：现为“{{theirs}}”，您填写的是“{{own}}”', 'nothing-set': '（空）', gone: '“{{step}}”已不在流程中，为它填写的内容不能保存。',
    profile: '本院配置变更', 'profile-about': '期限和预警属于本院配置，须写明施行日期和理由，由另一人批准。', 'effective-from': '施行日期',
  },
  en: {
    who: 'By whom', node: 'Node', limit: 'Limit', alert: 'Alert before', 'by-script': 'by a script', 'of-profile': 'court profile', statutory: 'law: {{limit}} ({{source}})', 'beyond-law': 'Longer than the law’s limit, which decides all the same: {{limit}} ({{source}})', 'is-changed': 'changed', change: 'Change', close: 'Close', handler: 'the handler',
    shared: 'It is the court profile’s: every step with this node or chain changes with it, once somebody else has approved it.', lead: 'alert {{number}}', 'lead-remove': 'Remove alert {{number}}', 'lead-add': 'Add an alert',
    save: 'Save as a draft', discard: 'Discard', nothing: 'Nothing is changed', changed: '{{count}} steps changed, not saved yet', saved: 'Saved', draft: 'What stands in the flow is its draft now; somebody else publishes it. See first:', proposed: 'Limits and alerts are the court profile’s; a change of it was proposed, for somebody else to approve:', 'to-change': 'See the change',
    'edited-by-another': 'Somebody else edits the flow; saving now would be refused. What you enter stays on this page.', reload: 'Read the flow again', behind: 'The flow has changed since you began', kept: 'What you entered is still here. Read the flow again first, look where it differs, then save.',
    differs: 'Others have changed the following since; what you entered stands once it is saved', 'differs-at': '“{{step}}”, {{part}}: now “{{theirs}}”, you entered “{{own}}”', 'nothing-set': '(none)', gone: '“{{step}}” is no longer in the flow; what you entered for it cannot be saved.',
    profile: 'Change of the court profile', 'profile-about': 'Limits and alerts are the court profile’s: say from when and why; somebody else approves it.', 'effective-from': 'Effective from',
  },
};
