import { Link } from 'react-router';
import { useWords } from '@/lib/i18n';
import { flowPath } from '../links';
import { useFlows } from '../useFlows';
import { kindOf, type ArchivedFile } from './report';

const looks: Record<ArchivedFile['state'], string> = { unchanged: '', draft: 'mark-own', proposed: 'mark-own', delivered: 'mark-soon', refused: 'mark-late' };

/** A file of an archive: what it is, what becomes of it, and in what it differs or why it was not taken. */
export function ArchivedFileRow({ file: { path, state, messages, definitionId, versionId, profileChangeId, changes } }: { file: ArchivedFile }) {
  const t = useWords('design');
  const flows = useFlows();
  const { kind, name } = kindOf(path);
  const title = flows.data?.find((flow) => flow.definitionId === (definitionId ?? name))?.title ?? name;
  return (
    <tr className={state === 'refused' ? 'finding-error' : undefined}>
      <td>
        {t(`archive.kind.${kind}`, { name: title })}
        <code className="flow-id">{path}</code>
      </td>
      <td>
        <span className={`mark ${looks[state]}`}>{t(`archive.states.${state}`)}</span>
      </td>
      <td>
        {messages.map((message) => (
          <div key={message}>{message}</div>
        ))}
        {changes && (
          <details>
            <summary>{changes.length === 0 ? t('archive.no-changes') : t('archive.changes', { count: changes.length })}</summary>
            <ul>
              {changes.map((change, index) => (
                <li key={index}>{change}</li>
              ))}
            </ul>
          </details>
        )}
        {state === 'draft' && definitionId && versionId && <Link to={flowPath(definitionId, 'difference')}>{t('archive.to-difference')}</Link>}
        {profileChangeId && <Link to={`/administration/profile/changes/${profileChangeId}`}>{t('archive.to-change')}</Link>}
      </td>
    </tr>
  );
}
