import type { FormEvent, ReactNode } from 'react'
import { Failure } from './Failure'
import styles from './Form.module.css'
import { Notice } from './Notice'

interface Props {
  /** Why there was no answer; null where there was one. */
  problem: { message: string | null; requestId: string | null } | null
  /** What is said then, in a sentence. */
  failed: string
  /** What was refused and belongs to no field. */
  errors: readonly { message: string }[]
  onSubmit: (form: FormData) => void
  children: ReactNode
}

/** Fields that are sent together, and above them why that did not work. */
export function Form({ problem, failed, errors, onSubmit, children }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && <Failure title={failed} detail={problem.message} requestId={problem.requestId} />}
      {errors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      {children}
    </form>
  )
}
