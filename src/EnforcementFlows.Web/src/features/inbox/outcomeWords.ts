import type { Messages } from '@/lib/i18n';

/** What each outcome is called; below, what it is called in a form where that says it better. */
export const outcomes: Messages = {
  zh: {
    approve: '同意',
    agree: '同意',
    object: '不同意',
    reject: '不同意',
    return: '退回修改',
    done: '办结',
    withdraw: '撤回',
    absent: '未到场',
    accept: '接收',
    allotted: '已参与分配',
    authorise: '授权',
    bulletin: '通报',
    confirm: '确认',
    controlled: '已控制',
    defaulted: '逾期未交尾款',
    deposit: '提存',
    dispose: '启动处置',
    executed: '已执行',
    exempt: '免责',
    failed: '未成功',
    fixed: '已确定参考价',
    found: '属实',
    issue: '作出裁定',
    keep: '继续保管',
    measures: '采取控制措施',
    none: '不采取措施',
    'not-public': '不公开',
    'not-received': '未接待',
    nothing: '无可供执行财产',
    override: '改变分类',
    paid: '已支付',
    penalty: '罚款、拘留',
    performed: '已主动履行',
    police: '移送公安机关',
    proceed: '继续发放',
    received: '已接待',
    refund: '退还',
    refuse: '不予准许',
    refused: '未能参与分配',
    reinstate: '恢复执行',
    release: '解除',
    renew: '续封',
    resume: '恢复执行',
    revoked: '撤销或变更',
    sale: '变卖',
    'set-off': '以物抵债',
    sold: '成交',
    stop: '不予发出',
    unfounded: '不属实',
    unpaid: '未支付',
    unsold: '流拍',
    upheld: '维持',
    urge: '催办',
    withdrawn: '撤回拍卖',
  },
  en: {
    approve: 'Approve',
    agree: 'Agree',
    object: 'Object',
    reject: 'Reject',
    return: 'Return for correction',
    done: 'Done',
    withdraw: 'Withdraw',
    absent: 'Did not come',
    accept: 'Accept',
    allotted: 'Share allotted',
    authorise: 'Authorise',
    bulletin: 'Circulate',
    confirm: 'Confirm',
    controlled: 'Under control',
    defaulted: 'Balance not paid',
    deposit: 'Deposit',
    dispose: 'Start disposal',
    executed: 'Carried out',
    exempt: 'Excuse',
    failed: 'Not successful',
    fixed: 'Price fixed',
    found: 'True',
    issue: 'Issue the ruling',
    keep: 'Keep',
    measures: 'Take measures',
    none: 'No measures',
    'not-public': 'Not to be published',
    'not-received': 'Not received',
    nothing: 'Nothing to execute on',
    override: 'Change the class',
    paid: 'Paid',
    penalty: 'Fine or detain',
    performed: 'Performed of own accord',
    police: 'Hand to the police',
    proceed: 'Pay out',
    received: 'Received',
    refund: 'Refund',
    refuse: 'Refuse',
    refused: 'No share',
    reinstate: 'Reinstate',
    release: 'Release',
    renew: 'Renew',
    resume: 'Resume',
    revoked: 'Revoked or changed',
    sale: 'Sell off',
    'set-off': 'Set off',
    sold: 'Sold',
    stop: 'Do not send',
    unfounded: 'Not true',
    unpaid: 'Not paid',
    unsold: 'Unsold',
    upheld: 'Upheld',
    urge: 'Urge',
    withdrawn: 'Auction withdrawn',
  },
};

export const outcomesIn: Messages = {
  zh: {
    'price-objection': {
      none: '无异议',
      upheld: '异议成立',
    },
    'settlement-check': {
      paid: '已履行',
      unpaid: '未履行',
    },
    'settlement-breach': {
      urge: '催告履行',
      resume: '恢复执行',
    },
    'auction-balance': {
      paid: '尾款已付清',
    },
    'overdue-decision': {
      urge: '督促办理',
    },
    'unsold-decision': {
      release: '解除查封、退还',
    },
    'unclaimed-decision': {
      refund: '退付',
    },
    'query-authorisation': {
      authorise: '授权查询',
    },
    'assigned-matter-review': {
      accept: '认可反馈',
    },
    'dossier-scan': {
      return: '退回装订',
    },
    'payout-check': {
      approve: '核对无误',
    },
    'payout-signature': {
      approve: '签字同意',
    },
    'payout-execution': {
      failed: '发放失败',
    },
    'payout-anomaly': {
      return: '退回重新核算',
    },
    'control-measures': {
      failed: '未能控制',
    },
    'reference-price': {
      failed: '未能确定',
    },
    'funds-claim': {
      return: '退回核实',
    },
    'publication-check': {
      return: '退回补正',
    },
  },
  en: {
    'price-objection': {
      none: 'No objection',
      upheld: 'Objection upheld',
    },
    'settlement-check': {
      paid: 'Performed',
      unpaid: 'Not performed',
    },
    'settlement-breach': {
      urge: 'Urge performance',
      resume: 'Resume',
    },
    'auction-balance': {
      paid: 'Balance paid',
    },
    'overdue-decision': {
      urge: 'Urge',
    },
    'unsold-decision': {
      release: 'Release and return',
    },
    'unclaimed-decision': {
      refund: 'Refund',
    },
    'query-authorisation': {
      authorise: 'Authorise the query',
    },
    'assigned-matter-review': {
      accept: 'Accept',
    },
    'dossier-scan': {
      return: 'Return to binding',
    },
    'payout-check': {
      approve: 'Checked',
    },
    'payout-signature': {
      approve: 'Sign',
    },
    'payout-execution': {
      failed: 'Payment failed',
    },
    'payout-anomaly': {
      return: 'Return to be calculated anew',
    },
    'control-measures': {
      failed: 'Not under control',
    },
    'reference-price': {
      failed: 'Not fixed',
    },
    'funds-claim': {
      return: 'Return',
    },
    'publication-check': {
      return: 'Return for correction',
    },
  },
};
