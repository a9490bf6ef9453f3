import { useMutation, useQueryClient } from '@tanstack/react-query';
import { QueryStates } from '@/components/QueryStates';
import { toWire, type Entries, type FormDefinition } from '@/components/forms/values';
import { useDraft } from '@/components/forms/useDraft';
import { api, dataOf, type Schema } from '@/lib/api';
import { useIntent } from '@/lib/intent';
import { useActor } from '@/lib/session';
import { HandedIn } from './HandedIn';
import { RequestFields } from './RequestFields';
import { useFormDefinition } from './queries';

type Props = { caseId: string; kind: Schema<'ListRequestKindsRow'> };
export type Draft = { reason: string; entries: Entries };

const bare: FormDefinition = { key: '', title: '', fields: [], waivedFor: [], requestKinds: [] };

/** A request being written: its form where the kind has one, else the reason alone. */
export function RequestForm(props: Props) {
  const form = useFormDefinition(props.kind.form);
  return props.kind.form === null ? <Writing {...props} form={bare} /> : <QueryStates query={form}>{(found) => <Writing {...props} form={found} />}</QueryStates>;
}

function Writing({ caseId, kind, form }: Props & { form: FormDefinition }) {
  const client = useQueryClient();
  const actor = useActor();
  const [draft, change, clear] = useDraft<Draft>(`request:${actor.id}:${caseId}:${kind.kind}`, { reason: '', entries: {} });
  const intent = useIntent();
  const send = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/api/cases/{caseId}/requests/{kind}', {
          params: { path: { caseId, kind: kind.kind }, header: { 'Idempotency-Key': intent.keyOf(draft) } },
          body: { reason: draft.reason.trim(), data: toWire(form.fields, draft.entries) },
        }),
      ),
    onSuccess: () => {
      clear();
      void client.invalidateQueries({ queryKey: ['tasks'] });
      return client.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  if (send.data) return <HandedIn caseId={caseId} answer={send.data} />;
  return <RequestFields caseId={caseId} kind={kind} form={form} draft={draft} onChange={change} onSend={() => send.mutate()} isSending={send.isPending} problem={send.error} />;
}
