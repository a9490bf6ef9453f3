import { Alert } from 'antd';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { Findings } from '../check/Findings';

/** What the check says of a version that is to be published: errors, what is new to look at, and what the version in force has as well. */
export function ReleaseCheck({ definitionId, check: { errors, newWarnings, findings } }: { definitionId: string; check: Schema<'ReleaseDetailLooked'> }) {
  const t = useWords('design');
  const known = errors + newWarnings;
  return (
    <section aria-label={t('page.check')} className="part">
      <h2>{t('page.check')}</h2>
      {errors > 0 ? (
        <Alert type="error" showIcon title={t('check.refused', { count: errors })} />
      ) : (
        <Alert type={newWarnings > 0 ? 'warning' : 'success'} showIcon title={t(newWarnings > 0 ? 'check.passed-with-new' : 'check.passed', { count: newWarnings })} />
      )}
      <Findings title={t('check.errors')} definitionId={definitionId} findings={findings.slice(0, errors)} />
      <Findings title={t('check.new-warnings')} definitionId={definitionId} findings={findings.slice(errors, known)} />
      {findings.length > known && (
        <details>
          <summary>{t('check.known-warnings', { count: findings.length - known })}</summary>
          <Findings title={t('check.warnings')} definitionId={definitionId} findings={findings.slice(known)} />
        </details>
      )}
    </section>
  );
}
