import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { SignInMethodsDocument, type SignInMethodsFieldsFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Box } from '~/ui/Box'
import { Button } from '~/ui/Button'
import { Entries, Entry, Fact, Facts } from '~/ui/Entries'
import { lazyPart } from '~/ui/lazyPart'
import { Notice } from '~/ui/Notice'
import { useDialog } from '~/util/useSearchParam'
import styles from './AccountPage.module.css'
import { DisableSecondFactorDialog, ReplaceCodesDialog } from './SecondFactorDialogs'

// It draws a QR code, which few need and once.
const SetUpDialog = lazyPart(() => import('./SetUpSecondFactorDialog'), 'SetUpSecondFactorDialog')

/** How the dialogs are called in the address. */
const DIALOGS = { setUp: 'second-factor', disable: 'second-factor-off', codes: 'recovery-codes' } as const

/** So few recovery codes are a reason to make new ones. */
const FEW = 3

/** The second factor: whether it is on, and the ways to set it up, to get new recovery codes and to turn it off. */
export function SecondFactorSection() {
  const text = useText()
  const announce = useAnnounce()
  const { dialog, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: SignInMethodsDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const methods = data?.viewer?.signInMethods
  const on = Boolean(methods?.secondFactor)
  return (
    <section className={styles.section} aria-labelledby="second-factor">
      <header className={styles.title}>
        <h2 id="second-factor">{text('secondFactor.title')}</h2>
        {methods && !on && methods.secondFactorOffered && (
          <Button look="primary" onClick={() => open(DIALOGS.setUp)}>
            {text('secondFactor.setUp')}
          </Button>
        )}
      </header>
      <p className={styles.muted}>{text('secondFactor.about')}</p>
      <Awaited
        problem={problem}
        failed={text('secondFactor.failed')}
        missing={!methods}
        lines={2}
        retrying={fetching || stale}
        onRetry={refetch}
      />
      {methods && (
        <State
          methods={methods}
          onReplace={() => open(DIALOGS.codes)}
          onDisable={() => open(DIALOGS.disable)}
        />
      )}
      {dialog === DIALOGS.setUp && methods?.secondFactorOffered && (
        <SetUpDialog onClose={close} onEnabled={refetch} />
      )}
      {dialog === DIALOGS.codes && on && <ReplaceCodesDialog onClose={close} onReplaced={refetch} />}
      {dialog === DIALOGS.disable && on && (
        <DisableSecondFactorDialog
          onClose={close}
          onDisabled={() => {
            close()
            refetch()
            announce(text('secondFactor.disabled'))
          }}
        />
      )}
    </section>
  )
}

interface StateProps {
  methods: SignInMethodsFieldsFragment
  onReplace: () => void
  onDisable: () => void
}

function State({ methods, onReplace, onDisable }: StateProps) {
  const text = useText()
  const { secondFactor, secondFactorOffered } = methods
  if (!secondFactor) {
    return (
      <Box>
        <Badge tone="idle" mark="ring" label={text('secondFactor.off')} />
        {!secondFactorOffered && <p className={styles.muted}>{text('secondFactor.notOffered')}</p>}
      </Box>
    )
  }
  const { enabledAt, recoveryCodesLeft: left } = secondFactor
  return (
    <Entries>
      <Entry
        level={3}
        badge={<Badge tone="good" mark="check" label={text('secondFactor.on')} />}
        actions={
          <>
            <Button small onClick={onReplace}>
              {text('secondFactor.newCodes')}
            </Button>
            <Button small look="cautious" onClick={onDisable}>
              {text('secondFactor.turnOff')}
            </Button>
          </>
        }
      >
        <Facts>
          <Fact label={text('secondFactor.turnedOn')}>
            <Ago at={enabledAt} />
          </Fact>
          <Fact label={text('secondFactor.codesLeft')}>{left}</Fact>
        </Facts>
        {left <= FEW && <Notice tone="warning">{text('secondFactor.fewCodes', { left })}</Notice>}
      </Entry>
    </Entries>
  )
}
