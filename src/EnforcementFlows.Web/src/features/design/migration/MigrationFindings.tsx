import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { Findings } from '../check/Findings';
import type { MigrationDetail } from './types';

/** What keeps a plan from being handed in, and what is worth a look. */
export function MigrationFindings({ definitionId, findings }: { definitionId: string; findings: MigrationDetail['findings'] }) {
  const t = useWords('design');
  const all = findings.map(({ path, ...finding }): Schema<'GetDefinitionLintFinding'> => ({ ...finding, place: path ?? '' }));
  return (
    <>
      <Findings title={t('check.errors')} definitionId={definitionId} findings={all.filter(({ severity }) => severity === 'error')} />
      <Findings title={t('check.warnings')} definitionId={definitionId} findings={all.filter(({ severity }) => severity !== 'error')} />
    </>
  );
}
