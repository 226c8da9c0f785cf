// What the bundler supplies that TypeScript cannot see.

declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

declare module 'infusecheck:styles' {
  /** styles/ in one sheet. */
  const text: string;
  export default text;
}

declare module 'infusecheck:engine' {
  /** Emscripten's factory, an ES module built from wasm/. */
  export default function createModule(options: {
    wasmBinary: Uint8Array;
    locateFile?: (name: string) => string;
    printErr?: (text: string) => void;
  }): Promise<import('./engine.js').EngineModule>;
}

declare module 'infusecheck:samples' {
  interface Sample {
    readonly file: string;
    readonly title: string;
    readonly about: string;
    readonly text: string;
  }
  const samples: readonly Sample[];
  export default samples;
}

declare module 'infusecheck:pack' {
  /** The manifest of the built-in pack, as far as the page shows it. */
  const pack: {
    readonly id: string;
    readonly version: string;
    readonly tables: Readonly<Record<string, { readonly from: string; readonly through: string }>>;
  };
  export default pack;
}

/** True in infusecheck.html, which stands alone and has no rule pages beside it. */
declare const ONE_FILE: boolean;

/** The page's whole script, as the function that it runs in: build/bundle.mjs. */
declare function infuseCheck(): void;
