import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { ClauseMarks } from '../ClauseMarks';
import { studioOf } from '../links';

type Props = { title: string; definitionId: string; changes: Schema<'DefinitionChange'>[] };

/** Changes of one sort, each as a sentence with the clauses of its steps. */
export function ChangeList({ title, definitionId, changes }: Props) {
  const t = useWords('design');
  return (
    <section aria-label={title}>
      <h2>
        {title}（{changes.length}）
      </h2>
      <ul className="changes">
        {changes.map((change, index) => (
          <li key={index}>
            {change.sentence} <ClauseMarks ids={change.clauses} />
            {change.activityId && change.kind !== 'step-removed' && (
              <a className="change-step" href={studioOf(definitionId, change.activityId)}>
                {t('show-step')}
                <span className="visually-hidden"> {change.activityName}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
