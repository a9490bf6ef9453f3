import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { ClauseMarks } from '../ClauseMarks';
import { Facts } from '../Facts';
import { isAtWork, progressOf } from './progress';
import { StateMark } from './StateMark';
import type { Migration } from './types';

/** From where to where, who made and who approved it, and how far it is. */
export function MigrationFacts({ migration }: { migration: Migration }) {
  const t = useWords('design');
  const whoWhen = (name: string | null, at: string | null) => at && `${name ?? ''} ${showTime(at)}`;
  const facts: [string, ReactNode][] = [
    [t('migration.plan'), t('migration.from-to', { from: migration.from.number, to: migration.to.number })],
    [t('migration.state'), <StateMark key="state" migration={migration} />],
    [t('migration.authors'), migration.authorNames.join('、')],
    [t('release.requested-by'), whoWhen(migration.requestedByName, migration.requestedAt)],
    [t('release.decided'), whoWhen(migration.decidedByName, migration.decidedAt)],
    [t('release.opinion'), migration.opinion],
    [t('migration.set'), migration.setHash && <span title={migration.setHash}>{t('migration.set-of', { count: migration.total, hash: migration.setHash.slice(0, 12) })}</span>],
    [t('migration.ran'), migration.startedAt && `${showTime(migration.startedAt)} — ${migration.finishedAt ? showTime(migration.finishedAt) : ''}`],
    [t('migration.undone-by'), migration.undoing && `${migration.undoneByName ?? ''}：${migration.undoReason ?? ''}`],
    [t('migration.ground'), migration.state !== 'draft' && migration.legalGround],
    [t('common:clause'), migration.state !== 'draft' && migration.clause && <ClauseMarks ids={[migration.clause]} />],
  ];
  return (
    <>
      <Facts of={facts} className="migration-facts" />
      {migration.startedAt && <HowFar migration={migration} />}
    </>
  );
}

function HowFar({ migration }: { migration: Migration }) {
  const t = useWords('design');
  const { percent, done, of } = progressOf(migration);
  const { total, migrated, refused, undone, pending, undoing } = migration;
  return (
    <section className="migration-progress" aria-label={t('migration.progress')}>
      <Progress percent={percent} status={isAtWork(migration) ? 'active' : 'normal'} aria-label={t('migration.progress')} />
      <span role="status">
        {t(undoing ? 'migration.done-back' : 'migration.done-over', { done, of })} {t('migration.counts', { total, migrated, refused, undone, pending })}
      </span>
    </section>
  );
}
