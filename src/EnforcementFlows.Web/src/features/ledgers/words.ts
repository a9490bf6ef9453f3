import type { Messages } from '@/lib/i18n';

export const ledgers: Messages = {
  zh: {
    title: '台账',
    about: '栏目、名称按本院规定；可以筛选、打印和导出。',
    none: '没有可以查阅的台账',
    unknown: '没有这种台账',
    'unknown-about': '本院没有设置，或者您的岗位不能查阅。',
    empty: '没有符合条件的记录',
    export: '导出 XLSX',
    'export-stop': '停止导出',
    'export-progress': '共 {{rows}} 行，已接收 {{kilobytes}} KB',
    'case-number': '输入案号查找',
    'case-enter': '请输入案号',
    'case-none': '没有找到',
  },
  en: {
    title: 'Ledgers',
    about: 'Names and columns as the court has them; to be filtered, printed and exported.',
    none: 'There is no ledger that you may read',
    unknown: 'No such ledger',
    'unknown-about': 'The court does not keep it, or your post may not read it.',
    empty: 'No such entries',
    export: 'Export XLSX',
    'export-stop': 'Stop',
    'export-progress': '{{rows}} rows, {{kilobytes}} KB received',
    'case-number': 'Find by case number',
    'case-enter': 'Enter a case number',
    'case-none': 'Not found',
  },
};
