// In words that any browser reads: one that cannot run the designer must still be able to say so. Nothing of the designer is fetched before.
(function () {
  var head = [0, 97, 115, 109, 1, 0, 0, 0]; // "\0asm", version 1
  // a function that makes a vector: i32.const 0, i8x16.splat
  var vectors = head.concat([1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11]);
  // a function that catches: try, catch_all, end
  var exceptions = head.concat([1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]);

  /** @param {number[]} program */
  function understands(program) {
    return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(program));
  }

  /** @param {string} id */
  function show(id) {
    /** @type {HTMLElement} */ (document.getElementById(id)).hidden = false;
  }

  var isSupported = typeof customElements === 'object' && 'noModule' in document.createElement('script') && understands(vectors) && understands(exceptions);
  if (!isSupported) {
    show('too-old');
    return;
  }
  show('opening');
  var script = document.createElement('script');
  script.type = 'module';
  script.src = 'page/start.js';
  document.body.appendChild(script);
})();
