import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { use, useRef } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { acceptedFiles, uploadAttachment, useAttachmentName, useForgetAttachments } from '@/lib/attachments';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { FormContext } from './context';

const longest = 4000;

type Props = { id: string; described: string | undefined; isInvalid: boolean; entry: string; onChange: (entry: string | undefined) => void };

/** A file that is kept with the case, or the number or name of a paper that is kept elsewhere. */
export function FileControl({ id, described, isInvalid, entry, onChange }: Props) {
  const t = useWords('common');
  const { disabled, files } = use(FormContext);
  const chooser = useRef<HTMLInputElement>(null);
  const name = useAttachmentName(files?.caseId, entry);
  const upload = useUpload((attachmentId) => onChange(attachmentId));
  return (
    <div className="field-file">
      {name === undefined ? (
        <Input id={id} disabled={disabled} aria-describedby={described} aria-invalid={isInvalid || undefined} status={isInvalid ? 'error' : undefined} value={entry} placeholder={t('form.file')} maxLength={longest} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <span className="field-file-name">
          {name}
          <Button id={id} type="link" disabled={disabled} aria-label={t('form.file-remove', { name })} onClick={() => onChange(undefined)}>
            {t('form.remove-short')}
          </Button>
        </span>
      )}
      {files && (
        <>
          <input ref={chooser} type="file" hidden accept={acceptedFiles} aria-hidden tabIndex={-1} data-for={id} onChange={(event) => event.target.files?.[0] && upload.mutate(event.target.files[0])} />
          <Button icon={<UploadOutlined aria-hidden />} disabled={disabled} loading={upload.isPending} onClick={() => chooser.current?.click()}>
            {t('form.upload')}
          </Button>
        </>
      )}
      {upload.error && <ProblemNotice problem={upload.error} />}
    </div>
  );
}

function useUpload(onUploaded: (attachmentId: string) => void) {
  const { files } = use(FormContext);
  const intent = useIntent();
  const forget = useForgetAttachments();
  return useMutation({
    mutationFn: (file: File) => uploadAttachment(files!.caseId, files!.taskId, file, intent.keyOf(file.name, file.size, file.lastModified)),
    onSuccess: async (attachment) => {
      intent.settle();
      await forget(attachment.caseId);
      onUploaded(attachment.id);
    },
  });
}
