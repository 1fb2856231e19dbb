/** Answers kept beside the immutable thing they are about, for as long as that thing lives. */

/** Remembers `make` for each object and text. The objects must not change. */
export function rememberFor<K extends object, V>(
  make: (about: K, text: string) => V,
): (about: K, text: string) => V {
  const answers = new WeakMap<K, Map<string, V>>()
  return (about, text) => {
    const known = answers.get(about) ?? new Map<string, V>()
    answers.set(about, known)
    const answer = known.get(text)
    if (answer !== undefined) return answer
    const made = make(about, text)
    known.set(text, made)
    return made
  }
}

/** Made when it is first asked for. */
export function rememberOnce<V>(make: () => V): () => V {
  let made: { readonly value: V } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Each item under every one of its names, once, in the order given. */
export function groupByEach<T>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items)
    for (const name of new Set(namesOf(item))) {
      const group = groups.get(name)
      if (group) group.push(item)
      else groups.set(name, [item])
    }
  return groups
}
