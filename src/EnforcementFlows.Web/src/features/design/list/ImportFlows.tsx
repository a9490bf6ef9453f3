import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { announce } from '@/components/Announcements';
import { Dialog } from '@/components/Dialog';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { importFlows } from '../elsa';

/** Takes in flows from files. They become drafts, which are published as any other. */
export function ImportFlows() {
  const t = useWords('design');
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const send = useMutation({
    mutationFn: () => importFlows(files),
    onSuccess: (count) => {
      announce(t('import.done', { count }));
      close();
      return client.invalidateQueries({ queryKey: ['flows'] });
    },
  });
  const close = () => {
    setOpen(false);
    setFiles([]);
    send.reset();
  };
  return (
    <>
      <Button icon={<UploadOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('import.open')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('import.title')}
        okText={t('import.send')}
        cancelText={t('common:cancel')}
        okButtonProps={{ disabled: files.length === 0 }}
        confirmLoading={send.isPending}
        onOk={() => send.mutate()}
        onCancel={close}
      >
        {send.error && <ProblemNotice problem={send.error} />}
        <p>{t('import.about')}</p>
        <Upload
          accept=".json,.zip"
          multiple
          fileList={files.map((file, index) => ({ uid: String(index), name: file.name }))}
          beforeUpload={(_, chosen) => {
            setFiles((before) => [...before.filter((file) => !chosen.some((one) => one === file)), ...chosen]); // called for each of them
            return false;
          }}
          onRemove={({ uid }) => setFiles(files.filter((_, index) => String(index) !== uid))}
        >
          <Button>{t('import.choose')}</Button>
        </Upload>
      </Dialog>
    </>
  );
}
