/** Groups of open nodes (节点看板). */
export type NodeGroups = { by: string; at: string; dueSoonBy: string; rows: NodeGroup[] };
export type NodeGroup = { key: string; name: string; open: number; dueSoon: number; overdue: number; path: string | null; dueSoonPath: string | null; overduePath: string | null };

/** What falls due on which day (到期日历). */
export type DueDates = { from: string; to: string; at: string; days: DueDay[] };
export type DueDay = { on: string; count: number; path: string | null; nodes: { code: string; name: string; count: number; path: string | null }[] };

/** 质效指标 by month. */
export type IndicatorBoard = { at: string; months: string[]; indicators: Indicator[] };
export type Indicator = {
  code: string; name: string; unit: 'count' | 'share' | 'days' | 'money'; numerator: string; denominator: string | null; source: string | null; target: number | null;
  values: { month: string; amount: number | null; numerator: string; denominator: string | null }[];
};

/** The page of a ledger at its address in the API. */
export const ledgerPage = (path: string) => path.replace('/api/ledgers', '/ledgers');
