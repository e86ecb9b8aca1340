package fr.questeur.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Documents of our own making in the layout of the text conversion. */
public final class Documents {

  private Documents() {}

  public static String uid(int number) {
    return "QANR5L14QE" + number;
  }

  public static String pending(int number) {
    return document(number, "", "");
  }

  public static String answered(int number) {
    return document(
        number,
        "Réponse publiée au JO le : <b>25/06/2013</b> page : <b>6634</b>",
        "\n### Texte de la réponse\n\nLe ministre répond à la question " + number + ".\n");
  }

  static String answered(int number, String text) {
    return document(
        number,
        "Réponse publiée au JO le : <b>25/06/2013</b> page : <b>6634</b>",
        "\n### Texte de la réponse\n\n" + text + "\n");
  }

  private static String document(int number, String dates, String answer) {
    return """
        ## 14ème législature

        <b>Question N° :</b> <b>%d</b>\tDe <b>Mme Anne Essai</b> ( Groupe - Allier )\t<b>Question écrite</b>
        <b>Ministère interrogé</b> > Défense\t\t<b>Ministère attributaire</b> > Défense
        <b>Rubrique</b> > défense\t<b>Tête d'analyse</b> > armée\t<b>Analyse</b> > effectifs. perspectives.
        Question publiée au JO le : <b>14/05/2013</b> %s

        ### Texte de la question

        Mme Anne Essai demande à M. le ministre combien font %d et un.
        %s"""
        .formatted(number, dates, number, answer);
  }

  /** Puts a file into a folder as a careful program does: whole, by a rename. */
  public static Path drop(Path folder, String name, String content) {
    return drop(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path drop(Path folder, String name, byte[] content) {
    try {
      Path target = folder.resolve(name);
      Files.createDirectories(target.getParent());
      Path temporary = Files.write(target.resolveSibling("." + target.getFileName() + ".tmp"), content);
      return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
