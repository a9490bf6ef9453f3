import type { Messages } from '@/lib/i18n';

/** The words of the page of a request to publish. */
export const release: Messages = {
  zh: {
    title: '发布申请', what: '申请内容', 'requested-by': '提出人', 'requested-at': '提出时间', state: '状态', decided: '办理', authors: '修改人', 'no-authors': '系统预置', opinion: '意见', accepted: '接受的提示',
    'rolls-back': '恢复第 {{number}} 版（现行第 {{from}} 版）', first: '首次发布第 {{number}} 版', replaces: '以第 {{number}} 版替换第 {{from}} 版', 'none-open': '没有待审批的发布申请', none: '没有发布申请',
    changes: '变更内容', 'all-new': '这是新流程，没有可比较的现行版。', 'draft-gone': '该草稿已有新的修改或者已删除，不再是申请时的内容。',
  },
  en: {
    title: 'Request to publish', what: 'What is asked for', 'requested-by': 'Asked by', 'requested-at': 'Asked at', state: 'State', decided: 'Decided', authors: 'Changed by', 'no-authors': 'as delivered', opinion: 'Opinion', accepted: 'Accepted warnings',
    'rolls-back': 'back to version {{number}} (from {{from}})', first: 'version {{number}}, the first', replaces: 'version {{number}} instead of {{from}}', 'none-open': 'No request is open', none: 'No requests',
    changes: 'What changes', 'all-new': 'It is a new flow: there is none in force to compare it with.', 'draft-gone': 'The draft was changed or deleted since; it is no longer what was asked for.',
  },
};

/** The words of deciding on a request to publish. */
export const decision: Messages = {
  zh: {
    title: '办理', 'no-permission': '您的岗位没有发布流程的权限，由有权的同事办理。', 'own-request': '流程由一人修改、另一人发布：本申请由您提出，须由他人批准。', 'own-change': '流程由一人修改、另一人发布：您修改过该版，须由他人批准。',
    accept: '接受 {{count}} 处新提示的理由', 'accept-about': '已逐处核对，写明为什么可以保留；理由随发布记录在案。', opinion: '意见', 'reject-needs-reason': '不同意的，须写明意见。',
    approve: '批准发布', reject: '不同意', withdraw: '撤回申请', 'approve-sure': '批准后，新立案件按第 {{number}} 版办理；在办案件仍按原版。确定批准？', 'withdraw-sure': '撤回后草稿保留，可以再次提出。确定撤回？',
    done: { approve: '已批准发布', reject: '已办理：不同意', withdraw: '已撤回' },
  },
  en: {
    title: 'Decision', 'no-permission': 'Your post does not publish flows; a colleague who may decides.', 'own-request': 'One changes a flow, another publishes it: you have asked for this, somebody else approves it.', 'own-change': 'One changes a flow, another publishes it: you have changed this version, somebody else approves it.',
    accept: 'Why {{count}} new warnings do not matter', 'accept-about': 'You have looked at each; the reason is recorded with the publication.', opinion: 'Opinion', 'reject-needs-reason': 'Whoever refuses says why.',
    approve: 'Publish', reject: 'Refuse', withdraw: 'Withdraw', 'approve-sure': 'New cases will follow version {{number}}; those at work keep theirs. Publish it?', 'withdraw-sure': 'The draft stays and can be asked for again. Withdraw?',
    done: { approve: 'Published', reject: 'Refused', withdraw: 'Withdrawn' },
  },
};
