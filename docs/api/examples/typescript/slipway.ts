import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core'

/** Sends a document and gives its data, typed; waits and tries again where there were too many requests. */
export async function slipway<Data, Variables>(
  document: DocumentTypeDecoration<Data, Variables> & { toString(): string },
  variables: Variables,
): Promise<Data> {
  const answer = await fetch(`${process.env.SLIPWAY_URL}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${process.env.SLIPWAY_TOKEN}`,
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  })
  if (answer.status === 429) {
    await new Promise(resolve => setTimeout(resolve, Number(answer.headers.get('retry-after')) * 1000))
    return slipway(document, variables)
  }
  const { data, errors } = (await answer.json()) as { data: Data | null; errors?: { message: string }[] }
  if (errors || !data) throw new Error(errors?.map(each => each.message).join('\n') ?? 'No data')
  return data
}
