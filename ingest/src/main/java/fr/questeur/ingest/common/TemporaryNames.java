package fr.questeur.ingest.common;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names that programs give to what is not finished or not meant to be seen, in upper or lower case. A file, a folder or
 * an entry of an archive of such a name is ignored until it is renamed.
 */
public final class TemporaryNames {

  /** Of downloads, transfers and editors that are at work. */
  private static final Set<String> ENDINGS =
      Set.of(
          "tmp", "temp", "part", "partial", "filepart", "crdownload", "download", "opdownload", "unconfirmed",
          "incomplete", "inprogress", "uploading", "aria2", "!ut", "!qb", "!bt", "!sync", "bc!", "swp", "swo", "swx",
          "lock", "lck");

  /** Files and folders of Windows, macOS, Synology, QNAP and others beside those of their user, and bins. */
  private static final Set<String> SYSTEM =
      Set.of(
          "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "folder.htt", "autorun.inf",
          "$recycle.bin", "recycler", "recycled", "system volume information", "found.000",
          "icon\r", "__macosx", "network trash folder", "temporary items", "thevolumesettingsfolder",
          "@eadir", "@tmp", "@recycle", "@recently-snapshot", "@snapshot", "@sharesnap", "#recycle", "#snapshot",
          "~snapshot", "lost+found", "aquota.user", "aquota.group");

  /** What Synology and Windows keep of a file under a longer name. */
  private static final List<String> STREAMS =
      List.of("@synoeastream", "@synoresource", ":zone.identifier", ":afp_afpinfo", ":afp_resource");

  private TemporaryNames() {}

  /** Why a name is ignored; empty for that of a document. */
  public static Optional<String> reason(String name) {
    if (name.startsWith(".")) {
      return Optional.of("hidden: its name begins with a dot");
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (SYSTEM.contains(lowerCase) || STREAMS.stream().anyMatch(lowerCase::endsWith)) {
      return Optional.of("of the operating system or the file server, by its name");
    }
    if (name.startsWith("~") || name.endsWith("~") || isAutosave(name)
        || ENDINGS.contains(lowerCase.substring(lowerCase.lastIndexOf('.') + 1)) && lowerCase.indexOf('.') >= 0) {
      return Optional.of("a temporary name; read once it is renamed");
    }
    return Optional.empty();
  }

  /** Of Emacs. */
  private static boolean isAutosave(String name) {
    return name.length() > 1 && name.startsWith("#") && name.endsWith("#");
  }
}
