import { Button } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { Migration } from './types';
import { useMigrationDone } from './useMigrationAct';

/** Takes back every case that has not gone on since. */
export function UndoAll({ migration: { id, migrated } }: { migration: Migration }) {
  const t = useWords('design');
  const done = useMigrationDone(id);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('migration.act.undo')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={t('migration.undo-all', { count: migrated })}
          longest={2000}
          act={(reason, key) => dataOf(api.POST('/api/migrations/{migrationId}/undo', { params: { path: { migrationId: id }, header: { 'Idempotency-Key': key } }, body: { reason } }))}
          onDone={() => {
            setOpen(false);
            done('undo');
          }}
          onClose={() => setOpen(false)}
        >
          <p>{t('migration.undo-about')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
