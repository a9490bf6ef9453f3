import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SideSheet } from '@/components/SideSheet';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { CaseLink } from '../CaseLink';
import { showSecond } from './entryColumns';
import { useWhat } from './entryWords';
import type { Entry, Wanted } from './filter';
import { useOperations } from './operations';

type Props = { entry: Entry | undefined; onClose: () => void; onAsk: (wanted: Partial<Wanted>) => void };

/** All that an entry says, and the way to what it is about. */
export function EntryDrawer({ entry, onClose, onAsk }: Props) {
  const t = useWords('administration');
  return (
    <SideSheet open={entry !== undefined} onClose={onClose} size={560} title={t('audit.detail')} destroyOnHidden>
      {entry && <Detail entry={entry} onAsk={onAsk} />}
    </SideSheet>
  );
}

function Detail({ entry, onAsk }: { entry: Entry; onAsk: Props['onAsk'] }) {
  const t = useWords('administration');
  const may = useMay();
  const what = useWhat()(entry);
  const { by, caseId } = entry;
  const rows: [string, ReactNode][] = [
    [t('audit.at'), showSecond(entry.at)],
    [t('audit.kind'), t(`audit.kinds.${entry.kind}`)],
    [t('audit.what'), what === entry.what ? what : `${what}（${entry.what}）`],
    [t('audit.by'), entry.byName ?? (by ? '' : t('audit.system'))],
    [t('audit.person-id'), by ? <code key="by">{by}</code> : null],
    [t('audit.number'), entry.caseNumber],
    [t('audit.subject'), entry.subject],
    [t('audit.code-or-clause'), entry.code],
    [t('audit.text'), entry.text ?? (entry.kind === 'timeline' && !may('case.read') ? t('audit.without-text') : null)],
    [t('audit.id'), <code key="id">{entry.id}</code>],
  ];
  return (
    <>
      <dl className="pairs">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, value]) => (
            <div className="pair" key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className="admin-acts entry-acts">
        {by && <Button onClick={() => onAsk({ by })}>{t('audit.only-person')}</Button>}
        {caseId && <Button onClick={() => onAsk({ caseId })}>{t('audit.only-case')}</Button>}
        <CaseLink caseId={caseId} />
        <TaskLink entry={entry} />
      </div>
    </>
  );
}

/** The way to the task that somebody was refused to act on, for those who may read cases. */
function TaskLink({ entry }: { entry: Entry }) {
  const t = useWords('administration');
  const may = useMay();
  const isOnTask = useOperations().get(entry.what)?.isOnTask;
  return entry.kind === 'refused' && isOnTask && entry.subject && may('case.read') ? <Link to={`/tasks/${entry.subject}`}>{t('audit.open-task')}</Link> : null;
}
