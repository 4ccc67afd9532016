@preconcurrency import CReadline
import Glibc
import Synchronization

/// GNU readline: one line from the keyboard, with editing, history and completion.
final class LineReader {
  /// What came from the keyboard.
  enum Input {
    case line(String)
    /// Ctrl-D on an empty line, or the end of the terminal.
    case end
  }

  /// The text of an entry's lines above the one being edited.
  private(set) var pending = ""
  /// True when Ctrl-C dropped the entry, so that the line is the first of a new one.
  private(set) var wasRestarted = false

  private var firstPrompt = ""
  private let complete: (_ pending: String, _ line: String, _ word: String) -> [Candidate]
  private let hasColour = Terminal.allowsColour(STDOUT_FILENO)
  /// Of the line being edited; `nil` where lines stay plain.
  private var highlighter: Highlighter?
  private var prompt = ""
  private var hasRead = false

  init(
    complete: @escaping (_ pending: String, _ line: String, _ word: String) -> [Candidate]
  ) {
    self.complete = complete
    Terminal.useUnicode()
    rl_readline_name = readlineName
    rl_catch_signals = 1
    rl_catch_sigwinch = 1
    rl_signal_event_hook = readlineHook
    // A Ctrl-C between two reads interrupts neither: this looks for it now and then.
    rl_event_hook = readlineHook
    rl_set_keyboard_input_timeout(100_000)
    signal(SIGCONT, resumeHandler)
    rl_attempted_completion_function = readlineComplete
    rl_completer_word_break_characters = wordBreaks
    rl_completer_quote_characters = noQuotes
    rl_completion_display_matches_hook = readlineShowMatches
    // The candidates come in an order of their own.
    rl_sort_completion_matches = 0
    rl_redisplay_function = readlineRedisplay
    // Up and Down find the entries that start with what is typed; an inputrc may say otherwise.
    for key in ["\\e[A", "\\eOA"] { rl_bind_keyseq(key, rl_history_search_backward) }
    for key in ["\\e[B", "\\eOB"] { rl_bind_keyseq(key, rl_history_search_forward) }
    rl_variable_bind("enable-bracketed-paste", "on")
    // The prompt is for the screen, also when the output goes to a file.
    if !Terminal.isTerminal(STDOUT_FILENO) { rl_outstream = fdopen(dup(STDERR_FILENO), "w") }
  }

  /// Reads a line that continues `pending`; an empty `pending` begins an entry.
  ///
  /// After Ctrl-C readline goes on with `firstPrompt`.
  func read(prompt: String, firstPrompt: String, pending: String) -> Input {
    self.firstPrompt = firstPrompt
    self.pending = pending
    self.prompt = prompt
    wasRestarted = false
    highlighter = hasColour ? Highlighter(above: pending) : nil
    // The screen may have changed while a computation ran.
    if hasRead { rl_reset_screen_size() }
    hasRead = true
    readlineReader = self
    defer { readlineReader = nil }
    let line = readline(prompt)
    // A Ctrl-C at the very end makes readline take the terminal back.
    if Interrupts.isPending { rl_deprep_terminal() }
    guard let line else {
      endLine()
      return .end
    }
    defer { free(line) }
    return .line(String(cString: line))
  }

  /// After Ctrl-D the cursor still stands behind the prompt, unless readline has moved it.
  private func endLine() {
    let pastes = rl_variable_value("enable-bracketed-paste").map { String(cString: $0) }
    if pastes != "on" { rl_crlf() }
    fflush(nil)
  }

  /// Ctrl-C: the entry is dropped and a fresh line begins.
  fileprivate func restart() {
    pending = ""
    wasRestarted = true
    prompt = firstPrompt
    highlighter = hasColour ? Highlighter() : nil
    rl_free_line_state()
    rl_replace_line("", 1)
    rl_crlf()
    rl_set_prompt(firstPrompt)
    rl_on_new_line()
    rl_redisplay()
  }

  /// What fits the word that ends the line so far.
  fileprivate func candidates(_ line: String, _ word: String) -> [Candidate] {
    complete(pending, line, word)
  }

  /// Readline has drawn the line: gives it its colours.
  fileprivate func paint() {
    if let highlighter { LinePainter.paint(behind: prompt, with: highlighter) }
  }
}

// What follows is global because readline calls it from C with no argument to carry a reader, and
// functions because closures would belong to an actor. One thread reads lines.

nonisolated(unsafe) private var readlineReader: LineReader?
/// All of them, and those that readline has not taken yet, last first.
nonisolated(unsafe) private var readlineCandidates: [Candidate] = []
nonisolated(unsafe) private var readlineLeft: [Candidate] = []

// readline keeps these pointers.
nonisolated(unsafe) private let readlineName = UnsafePointer(strdup("wd"))
nonisolated(unsafe) private let noQuotes = UnsafePointer(strdup(""))
/// All but letters, digits, `_` and the dot, which belongs to the word it stands in.
nonisolated(unsafe) private let wordBreaks =
  UnsafePointer(strdup(" \t\n\"\\'`@$><=;|&{(+-*/%^,:[]})!?#~"))

private let readlineResumed = Atomic(false)

private func resumeHandler(_ number: Int32) {
  readlineResumed.store(true, ordering: .relaxed)
}

private func readlineHook() -> Int32 {
  // Back from Ctrl-Z and `fg`: the shell has written where the prompt was.
  if readlineResumed.exchange(false, ordering: .relaxed) { rl_forced_update_display() }
  if Interrupts.take() { readlineReader?.restart() }
  return 0
}

private func readlineComplete(
  _ word: UnsafePointer<CChar>?, _ start: Int32, _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  // No completion of file names where there is nothing else.
  rl_attempted_completion_over = 1
  rl_completion_append_character = 0
  guard let reader = readlineReader, let word, let buffer = rl_line_buffer else { return nil }
  let before = UnsafeRawBufferPointer(start: buffer, count: Int(start))
  readlineCandidates =
    reader.candidates(String(decoding: before, as: UTF8.self), String(cString: word))
  readlineLeft = readlineCandidates.reversed()
  return rl_completion_matches(word, readlineNextCandidate)
}

private func readlineNextCandidate(
  _ word: UnsafePointer<CChar>?, _ state: Int32
) -> UnsafeMutablePointer<CChar>? {
  readlineLeft.popLast().flatMap { strdup($0.text) }
}

/// Shows the candidates below the line, a line each with what it is, where there is room.
private func readlineShowMatches(
  _ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int32, _ longest: Int32
) {
  var (rows, columns): (Int32, Int32) = (0, 0)
  rl_get_screen_size(&rows, &columns)
  let lines = CandidateList.lines(readlineCandidates, width: Int(columns), rows: Int(rows))
  if let lines, let stream = rl_outstream {
    rl_crlf()
    for line in lines {
      fputs(line, stream)
      rl_crlf()
    }
  } else {
    rl_display_match_list(matches, count, longest)
  }
  rl_forced_update_display()
}

private func readlineRedisplay() {
  rl_redisplay()
  readlineReader?.paint()
}
