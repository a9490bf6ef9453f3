import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { ListTable } from '@/components/ListTable';
import { PrintTable, usePrinting } from '@/components/printing';
import { useWords } from '@/lib/i18n';
import { AuditFilter } from './AuditFilter';
import { EntryDrawer } from './EntryDrawer';
import { ExportAudit } from './ExportAudit';
import type { Entry } from './filter';
import { useEntryColumns, useEntryText } from './entryColumns';
import { useAuditSearch } from './useAuditSearch';

/** 审计检索: who did, read or tried what, over all records of the court. */
export function AuditSearch() {
  const t = useWords('administration');
  const { wanted, list, ask } = useAuditSearch();
  const [opened, setOpened] = useState<Entry>();
  const columns = useEntryColumns(setOpened);
  const texts = useEntryText();
  const printing = usePrinting(list);
  return (
    <>
      <AuditFilter key={JSON.stringify(wanted)} wanted={wanted} caseNumber={list.rows[0]?.caseNumber ?? ''} onAsk={ask}>
        <Button icon={<PrinterOutlined aria-hidden />} loading={printing.isPreparing} onClick={printing.start}>
          {t('common:print')}
        </Button>
        <ExportAudit wanted={wanted} columns={texts} />
      </AuditFilter>
      <div className="no-print">
        <ListTable label={t('audit.search')} list={list} columns={columns} rowKey={keyOf} empty={t('audit.none')} onOpen={setOpened} />
      </div>
      {printing.isOn && <PrintTable columns={texts} rows={list.rows} rowKey={keyOf} />}
      <EntryDrawer
        entry={opened}
        onClose={() => setOpened(undefined)}
        onAsk={(other) => {
          setOpened(undefined);
          ask(other);
        }}
      />
    </>
  );
}

const keyOf = (entry: Entry) => `${entry.kind}/${entry.id}`;
