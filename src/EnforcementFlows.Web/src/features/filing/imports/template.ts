/** The columns of a docket, as docs/import.zh-CN.md lists them. */
export const columns = [
  '案号', '案件类型', '原案号', '立案日期', '收到申请日期', '材料接收时间', '执行依据种类', '执行依据文号', '执行依据生效日期', '执行依据制作机关', '案由', '申请标的额',
  '申请执行人', '申请执行人证件号', '申请执行人类型', '申请执行人电话', '申请执行人地址', '被执行人', '被执行人证件号', '被执行人类型', '被执行人电话', '被执行人地址',
  '承办人', '分案日期', '执行通知送达日期', '总对总查询日期', '点对点查询日期', '分流类别', '终本日期', '已到位金额',
  '查封财产', '查封种类', '财产种类', '查封起始日', '查封届满日', '查封文号', '冻结限额', '扣除审限起止', '扣除审限事由', '扣除审限文号',
];

const mark = '\uFEFF'; // by which Excel knows the encoding

/** A table with nothing but its header, to be filled in. */
export const templateUrl = () => `data:text/csv;charset=utf-8,${encodeURIComponent(`${mark}${columns.join(',')}\r\n`)}`;
