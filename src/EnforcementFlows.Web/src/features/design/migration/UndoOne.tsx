import { Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useCaseName } from '../useCaseName';
import type { MigrationItem } from './types';
import { useMigrationDone } from './useMigrationAct';

/** Takes one case back. */
export function UndoOne({ migrationId, item }: { migrationId: string; item: MigrationItem }) {
  const t = useWords('design');
  const done = useMigrationDone(migrationId);
  const [isOpen, setOpen] = useState(false);
  const name = useCaseName()(item);
  return (
    <>
      <Button size="small" aria-label={`${t('migration.act.undo-one')} ${name}`} onClick={() => setOpen(true)}>
        {t('migration.act.undo-one')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={t('migration.undo-title', { number: name })}
          longest={2000}
          act={(reason, key) =>
            dataOf(api.POST('/api/migrations/{migrationId}/items/{instanceId}/undo', { params: { path: { migrationId, instanceId: item.instanceId }, header: { 'Idempotency-Key': key } }, body: { reason } }))
          }
          onDone={() => {
            setOpen(false);
            done('undo-one');
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
