import type { Messages } from '@/lib/i18n';

/** The words of the page of findings. */
export const check: Messages = {
  zh: {
    refused: '有 {{count}} 处错误，改正后才能发布', passed: '没有发现错误，可以提交发布', 'passed-with': '没有错误，可以提交发布；有 {{count}} 处提示，请核对', 'passed-with-new': '没有错误；有 {{count}} 处新的提示，批准时须写明接受的理由',
    errors: '错误', warnings: '提示', 'new-warnings': '新的提示', 'known-warnings': '现行版已有的提示（{{count}}）', message: '说明', rule: '规则',
    portability: '可移植性', portable: '标准 Elsa 3 服务器可以原样打开本流程。', 'portability-about': '下列内容是本系统特有的，标准 Elsa 3 服务器不认识，仅供参考，不影响发布。', 'portability-count': '查看 {{count}} 处',
  },
  en: {
    refused: '{{count}} errors keep it from being published', passed: 'No errors: it can be published', 'passed-with': 'No errors: it can be published; {{count}} warnings to look at', 'passed-with-new': 'No errors; {{count}} new warnings, to be accepted with a reason',
    errors: 'Errors', warnings: 'Warnings', 'new-warnings': 'New warnings', 'known-warnings': 'Warnings of the version in force ({{count}})', message: 'What', rule: 'Rule',
    portability: 'Portability', portable: 'A stock Elsa 3 server opens this flow as it is.', 'portability-about': 'A stock Elsa 3 server would not know the following. Nothing of it is wrong.', 'portability-count': 'Show {{count}} places',
  },
};
