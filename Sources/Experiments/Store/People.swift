import Glibc
import Tensors

/// What is known of a user: where they are, what they speak and hold in their hand.
struct User: Sendable {
  /// Places in `Named`.
  let country: UInt8
  let language: UInt8
  let device: UInt8
  let age: UInt8
  /// How much more often than the middle user they open the store.
  let activity: Double
  /// The day they came, counted from 1; 0 for those who were there.
  let joined: Int
}

/// What the store says of places, languages and devices, the likeliest first.
enum Named {
  static let countries = ["US", "IN", "BR", "DE", "JP", "GB", "ID", "MX"]
  static let languages = ["en", "hi", "pt", "de", "ja", "id", "es"]
  static let devices = ["phone", "small phone", "tablet"]
  static let categories = [
    "games", "social", "music", "video", "photo", "shopping", "travel", "finance", "health",
    "news", "learning", "tools",
  ]

  /// The language of most people of a country.
  static let spoken: [UInt8] = [0, 1, 2, 3, 4, 0, 5, 6]
}

extension User {
  /// A new user: the country sets the language, but for one in five who keep to English.
  init(joined: Int, from stream: inout RandomStream) {
    let countries = Named.countries.count
    // Three in ten of those who are not from a country before it come from each; the last has the rest.
    var place = 0
    while place < countries - 1, stream.uniform() >= 0.3 { place += 1 }
    country = UInt8(place)
    language = stream.uniform() < 0.2 ? 0 : Named.spoken[place]
    device = UInt8([0, 0, 0, 1, 1, 2][stream.below(6)])
    // Between 13 and 80, most of them young.
    age = UInt8(13 + 67 * min(stream.uniform(), stream.uniform()))
    activity = exp(0.5 * stream.normal())
    self.joined = joined
  }

  /// Four groups: under 25, 40, 55, and older.
  var ageGroup: Int { age < 25 ? 0 : age < 40 ? 1 : age < 55 ? 2 : 3 }
}

/// What is known of an app: what it is for, and since when.
struct App: Sendable {
  /// A place in `Named.categories`.
  let category: UInt8
  /// The day it appeared, counted from 1; before that 0 or less.
  let born: Int
}

extension App {
  init(born: Int, from stream: inout RandomStream) {
    category = UInt8(stream.below(Named.categories.count))
    self.born = born
  }
}
