import type { Schema } from '@/lib/api';

export type NodeGroup = Schema<'NodeBoardRow'>;
export type DueDates = Schema<'DueDateBoardAnswer'>;
export type DueDay = Schema<'DueDateBoardDay'>;
export type IndicatorBoard = Schema<'IndicatorBoardAnswer'>;
export type Indicator = Schema<'IndicatorBoardIndicator'>;

/** The page of a ledger at its address in the API. */
export const ledgerPage = (path: string) => path.replace('/api/ledgers', '/ledgers');
