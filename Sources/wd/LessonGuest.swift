import Glibc
import Language
import Notebooks
import REPL

/// Lessons at the prompt: `:learn FILE`, and the verbs of the lesson that is open.
final class LessonGuest: PromptGuest {
  private var player: LessonPlayer?
  private var hasWarned = false

  var label: String? { player?.label }

  var commands: [ColonCommand] {
    let learn = ColonCommand(
      "learn", "FILE", "opens a lesson; alone, lists the lessons and your progress",
      completion: .scripts
    ) { [unowned self] prompt, path in
      open(path, at: prompt)
    }
    // The prompt has a :reset of its own, for when no lesson is open.
    let actions = LessonAction.allCases.filter { $0 != .reset || player != nil }
    return [learn]
      + actions.map { action in
        ColonCommand(action.rawValue, "", "in a lesson: " + action.summary) {
          [unowned self] prompt, _ in perform(action, at: prompt)
        }
      }
  }

  /// Opens a lesson where the learner has left it; without a path, lists the course.
  func open(_ path: String, at prompt: Prompt, again: Bool = false) {
    do {
      guard !path.isEmpty else { return prompt.say(try Course(in: nil).text) }
      let lesson = try LessonFiles.lesson(at: path)
      var work = LessonFiles.work(on: lesson)
      if again || work.isDone {
        work = LessonWork(lesson: work.lesson, title: lesson.title, steps: lesson.steps.count)
      }
      let player = LessonPlayer(lesson, in: prompt.session, work: work)
      self.player = player
      show(player.begin(), at: prompt)
      save(at: prompt)
    } catch let refused as Diagnostics {
      let renderer = DiagnosticRenderer(on: STDOUT_FILENO)
      for problem in refused.all { prompt.say(renderer.text(problem)) }
    } catch {
      prompt.say((error as? Failure)?.message ?? (error as? Fault)?.message ?? "\(error)")
    }
  }

  private func perform(_ action: LessonAction, at prompt: Prompt) {
    guard let player else {
      prompt.say("no lesson is open: :learn FILE opens one")
      return
    }
    show(player.perform(action), at: prompt)
    save(at: prompt)
    if player.isDone, let place = try? LessonFiles.save(player.work, on: player.lesson) {
      prompt.say("\nYour work is kept as a script: \(Visible.escape(place))")
    }
  }

  func didRun(_ entry: PromptEntry, at prompt: Prompt) {
    guard let player, entry.isGood, !entry.outcomes.isEmpty else { return }
    player.didEnter(String(decoding: entry.source.bytes, as: UTF8.self))
    save(at: prompt)
  }

  private func show(_ notes: [LessonNote], at prompt: Prompt) {
    let screen = Screen.on(STDOUT_FILENO)
    let text = LessonText(width: screen.width, hasColour: screen.hasColour).text(notes)
    prompt.say("\n" + text + "\n")
  }

  /// Progress that cannot be kept is a warning, once: the lesson goes on.
  private func save(at prompt: Prompt) {
    guard let player, !hasWarned else { return }
    do {
      try LessonFiles.save(player.work, on: player.lesson)
    } catch {
      hasWarned = true
      prompt.say("wd: \((error as? Failure)?.message ?? "progress is not kept")")
    }
  }
}
