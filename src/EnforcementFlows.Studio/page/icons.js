/**
 * What the buttons do that Studio marks with a picture only, by how the outline of the picture begins.
 *
 * @type {[string, string][]}
 */
export const icons = [
  ['M6,16h12V8H6V16z', '缩放至全图'],
  ['M5 15H3v4c0 1.1.9 2 2 2h4v-2H5v-4zM5 5h4', '居中'],
  ['M13,21h6c1.1,0,2-0.9,2-2v-6h-8V21z', '自动排列'],
  ['M17 3H5c-1.11 0-2 .9-2 2v14c0 1.1.89 2 2', '保存'],
  ['M19.35 10.04C18.67 6.59 15.64 4 12 4 9.1', '提交发布'],
  ['M7 10l5 5 5-5z', '更多操作'],
  ['M12 8c1.1 0 2-.9 2-2s-.9-2-2-2-2', '更多操作'],
  ['M8 5v14l11-7z', '运行流程'],
  ['M15.41 7.41L14 6l-6 6 6 6', '前面的页签'],
  ['M10 6L8.59 7.41 13.17 12', '后面的页签'],
  ['M7,9H2V7h5V9z M7,12H2v2h5V12z', '查看内容'],
  ['M16 1H4c-1.1 0-2 .9-2 2v14h2V3h12V1z', '复制'],
];
