import type { Schema } from '@/lib/api';
import { fen } from '@/lib/money';

type Amounts = Schema<'CaseDetailAmountsView'>;

/** Whether what was applied for is what was received, waived and is still owed, as a closing's data have to. */
export const addsUp = ({ applied, received, waived, outstanding }: Amounts) => fen(applied) === fen(received) + fen(waived) + fen(outstanding);
