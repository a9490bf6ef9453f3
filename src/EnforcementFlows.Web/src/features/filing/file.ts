import { api, dataOf, type Schema } from '@/lib/api';
import { filingOf, type Draft } from './draft';

/** The case that a filing came to, and whether this filing was the first. */
export type Filed = { row: Schema<'CaseRow'>; isFirst: boolean };

/** Files a case. The host answers 200 instead of 201 where the same filing had come before. */
export async function file(draft: Draft, key: string): Promise<Filed> {
  let status = 0;
  const row = await dataOf(
    api.POST('/api/cases', { params: { header: { 'Idempotency-Key': key } }, body: filingOf(draft) }).then((answer) => {
      status = answer.response.status;
      return answer;
    }),
  );
  return { row, isFirst: status === 201 };
}
