import type { Messages } from '@/lib/i18n';

/** The words of the page of quick settings. */
export const settings: Messages = {
  zh: {
    who: '角色、签批', node: '节点', limit: '期限', alert: '提前预警', 'by-script': '由脚本确定', 'of-profile': '本院配置', statutory: '法定 {{limit}}（{{source}}）', 'is-changed': '已修改', change: '修改', close: '收起', handler: '承办人',
    shared: '属于本院配置：使用同一节点、审批链的步骤一并改变，须另一人批准后施行。', lead: '第 {{number}} 次预警', 'lead-remove': '删除第 {{number}} 次预警', 'lead-add': '增加预警',
    save: '保存为草稿', discard: '放弃修改', nothing: '没有改动', changed: '改动 {{count}} 步，尚未保存', saved: '已保存', draft: '流程中的设置已成为草稿，提交发布后由另一人批准。可以先看：', proposed: '期限、预警属于本院配置，已提出配置变更，由另一人批准后施行：', 'to-change': '查看配置变更',
    'edited-by-another': '他人正在编辑该流程，现在保存会被拒绝；您可以先填写，填写的内容保留在本页。', reload: '重新读取流程', kept: '您填写的内容仍在，重新读取后可以再次保存。',
    profile: '本院配置变更', 'profile-about': '期限和预警属于本院配置，须写明施行日期和理由，由另一人批准。', 'effective-from': '施行日期',
  },
  en: {
    who: 'By whom', node: 'Node', limit: 'Limit', alert: 'Alert before', 'by-script': 'by a script', 'of-profile': 'court profile', statutory: 'law: {{limit}} ({{source}})', 'is-changed': 'changed', change: 'Change', close: 'Close', handler: 'the handler',
    shared: 'It is the court profile’s: every step with this node or chain changes with it, once somebody else has approved it.', lead: 'alert {{number}}', 'lead-remove': 'Remove alert {{number}}', 'lead-add': 'Add an alert',
    save: 'Save as a draft', discard: 'Discard', nothing: 'Nothing is changed', changed: '{{count}} steps changed, not saved yet', saved: 'Saved', draft: 'What stands in the flow is its draft now; somebody else publishes it. See first:', proposed: 'Limits and alerts are the court profile’s; a change of it was proposed, for somebody else to approve:', 'to-change': 'See the change',
    'edited-by-another': 'Somebody else edits the flow; saving now would be refused. What you enter stays on this page.', reload: 'Read the flow again', kept: 'What you entered is still here; read the flow again, then save.',
    profile: 'Change of the court profile', 'profile-about': 'Limits and alerts are the court profile’s: say from when and why; somebody else approves it.', 'effective-from': 'Effective from',
  },
};
